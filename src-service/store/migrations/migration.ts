/**
 * A numbered step forward of the database; there is no way back. Statements run in order, in one transaction, and are
 * said once for every database: each store puts them into its own words.
 */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly statements: readonly Statement[]
}

/**
 * A table, an index, or what the rows of a table are set to, in SQL that SQLite and PostgreSQL share, with the types `text`, `integer` and `counter`: a number
 * that the database gives out, rising with every row. Or a trigger, or the end of one.
 */
export type Statement = string | Trigger | { readonly drop: string; readonly on: string }

/**
 * What happens to each row, where `when` holds for `new` and `old`: it is refused with that reason, or so is done. `of`
 * is asked before, of the row alone, so that the other rows are not even looked at.
 */
export type Trigger = {
  readonly trigger: string
  /** `before insert on redemptions` */
  readonly on: string
  readonly of?: string
  readonly when: string | null
  readonly then: { readonly refuse: string } | { readonly also: string }
}

export const refuse = (trigger: string, on: string, when: string | null, why: string): Trigger => ({
  trigger,
  on,
  when,
  then: { refuse: why },
})

/** Refuses entries of some kinds; those of all others, and most are awards, pass without being looked at. */
export const refuseEntries = (
  trigger: string,
  kinds: readonly string[],
  when: string,
  why: string,
  on = 'before insert on entries',
): Trigger => ({
  ...refuse(trigger, on, when, why),
  of: `new.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`,
})

export const appendOnly = (table: string): readonly Trigger[] =>
  ['update', 'delete'].map((action) =>
    refuse(`${table}_no_${action}`, `before ${action} on ${table}`, null, `${table} is append-only`),
  )
