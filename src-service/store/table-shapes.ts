import type { Migration } from './migrations/migration'

/** A table as the migrations make it: what its rows are ordered by, and the number that the database gives out, if any. */
export type TableShape = {
  readonly name: string
  readonly key: readonly string[]
  readonly counter: string | null
}

/** Every table of these migrations, in the order in which rows can be put in without one that they refer to missing. */
export const tableShapes = (migrations: readonly Migration[]): readonly TableShape[] =>
  migrations.flatMap(({ statements }) =>
    statements.flatMap((statement) => {
      if (typeof statement !== 'string') return []
      const [, name, body] = /^\s*create table (\w+) \((.*)\)\s*$/su.exec(statement) ?? []
      return name === undefined || body === undefined ? [] : [shapeOf(name, body)]
    }),
  )

function shapeOf(name: string, body: string): TableShape {
  const counter = /(\w+) counter\b/u.exec(body)?.[1] ?? null
  const own = /(\w+) (?:text|integer) primary key\b/u.exec(body)?.[1]
  const several = /primary key \(([^)]+)\)/u
    .exec(body)?.[1]
    ?.split(',')
    .map((column) => column.trim())
  const key = counter !== null ? [counter] : own !== undefined ? [own] : several
  if (key === undefined) throw new Error(`the table ${name} has no primary key`)
  return { name, key, counter }
}
