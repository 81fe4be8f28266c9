import type { Statement } from '../migrations/migration'

/** A statement as SQLite says it. */
export function inSqlite(statement: Statement): readonly string[] {
  if (typeof statement === 'string') {
    const typed = statement.replaceAll(/\bcounter\b/gu, 'integer primary key autoincrement')
    return [/^\s*create table/u.test(typed) ? `${typed} strict` : typed]
  }
  if ('drop' in statement) return [`drop trigger ${statement.drop}`]
  const { trigger, on, when, then } = statement
  const body = 'refuse' in then ? `select raise(abort, '${then.refuse}')` : then.also
  return [`create trigger ${trigger} ${on} ${when === null ? '' : `when ${when}`} begin ${body}; end`]
}
