import type { Statement } from '../migrations/migration'

/** A statement as SQLite says it. */
export function inSqlite(statement: Statement): readonly string[] {
  if (typeof statement === 'string') {
    const typed = statement.replaceAll(/\bcounter\b/gu, 'integer primary key autoincrement')
    return [/^\s*create table/u.test(typed) ? `${typed} strict` : typed]
  }
  if ('drop' in statement) return [`drop trigger ${statement.drop}`]
  const { trigger, on, of, when, then } = statement
  const body = 'refuse' in then ? `select raise(abort, '${then.refuse}')` : then.also
  const both = [of, when].flatMap((one) => (one == null ? [] : [`(${one})`])).join(' and ')
  return [`create trigger ${trigger} ${on} ${both === '' ? '' : `when ${both}`} begin ${body}; end`]
}
