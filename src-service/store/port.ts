import type { Expression, RawBuilder, Transaction } from 'kysely'
import type { Tables } from './tables'

/** A transaction that may only look. */
export type Reading = Pick<Transaction<Tables>, 'selectFrom'>
export type Writing = Transaction<Tables>

/** A statement that inserts rows, and gives none. */
export type Insert = RawBuilder<unknown>

/** Why the database refused, told apart as far as the service acts on it. `text`: it was asked with what is no text. */
export type StoreFailure = 'unique' | 'busy' | 'full' | 'text' | 'other'

/**
 * An opened database with every migration applied. What differs between databases is behind this port; the queries
 * themselves are the same for all.
 */
export type Store = {
  /** For a single statement that looks at what is committed: it needs no transaction, and costs a third of one. */
  readonly look: <T>(statement: (db: Reading) => Promise<T>) => Promise<T>
  /** One consistent view of what is committed. */
  readonly read: <T>(work: (tx: Reading) => Promise<T>) => Promise<T>
  /**
   * All of it or nothing, on disk when this answers. Writers come one after the other, over all processes, so that
   * numbers given out in `facts` and `feed` are in the order of the commits.
   */
  readonly write: <T>(work: (tx: Writing) => Promise<T>) => Promise<T>
  /**
   * Rows of a table as a query, to be inserted by one statement whatever their number, in their order. They have the
   * same columns, in the same order.
   */
  readonly rowsOf: (table: keyof Tables, rows: readonly object[]) => Expression<unknown>
  /** Whether a column holds one of these texts, by one statement whatever their number. */
  readonly among: (column: string, texts: readonly string[]) => RawBuilder<boolean>
  /**
   * Carries out inserts into different tables, of rows that do not need to find each other: in no promised order, each
   * insert's own rows in theirs.
   */
  readonly insertAll: (tx: Writing, inserts: readonly Insert[]) => Promise<void>
  readonly failureOf: (error: unknown) => StoreFailure
  readonly close: () => Promise<void>
}
