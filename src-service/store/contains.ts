import { sql, type RawBuilder } from 'kysely'

/** Whether a column has a text in it, in either case. Not by a pattern, whose signs the two databases escape differently. */
export function contains(column: string, text: string): RawBuilder<boolean> {
  const [of, wanted] = [sql.ref(column), text.toLowerCase()]
  return sql<boolean>`replace(lower(${of}), ${wanted}, '') <> lower(${of})`
}
