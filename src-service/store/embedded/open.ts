import { Kysely, sql } from 'kysely'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from '../../error-code'
import { migrate, type Migrating } from '../migrate'
import { migrations } from '../migrations/index'
import type { Store, StoreFailure } from '../port'
import type { Tables } from '../tables'
import { isBusy, LibsqlDialect, openHandle } from './dialect'
import { inSqlite } from './statements'

/**
 * Opens the SQLite file, making it when it is not there. One handle writes and one looks, so that reading never waits
 * for a write. Throws when the file was written by a newer version.
 */
export async function openEmbeddedStore(options: Migrating & { readonly path: string }): Promise<Store> {
  mkdirSync(dirname(options.path), { recursive: true, mode: 0o700 })
  const writerHandle = await openHandle(options.path)
  const writer = new Kysely<Tables>({ dialect: new LibsqlDialect({ handle: writerHandle, writes: true }) })
  try {
    await writer
      .transaction()
      .execute((tx) => migrate(tx, options.migrations ?? migrations, inSqlite, options))
  } catch (error) {
    await writer.destroy()
    throw error
  }
  const readerHandle = await openHandle(options.path)
  readerHandle.pragma('query_only = ON')
  const reader = new Kysely<Tables>({ dialect: new LibsqlDialect({ handle: readerHandle, writes: false }) })
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    await reader.destroy()
    // Through Kysely, so that it comes after a write under way.
    await writer.connection().execute(() => {
      writerHandle.pragma('wal_checkpoint(TRUNCATE)')
      return Promise.resolve()
    })
    await writer.destroy()
  }
  return {
    look: (statement) => statement(reader),
    read: (work) => reader.transaction().execute(work),
    write: (work) => writer.transaction().execute(work),
    rowsOf,
    among: (column, texts) =>
      sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`,
    insertAll: async (tx, inserts) => {
      for (const insert of inserts) await insert.execute(tx)
    },
    failureOf,
    close: () => (closing ??= close()),
  }
}

/** The condition is there for the parser, which would else take an `on conflict` after this for one of a join. */
const rowsOf: Store['rowsOf'] = (_table, rows) => {
  const columns = Object.keys(rows[0] ?? {}).map((name) => sql`value ->> ${sql.lit(name)}`)
  return sql`select ${sql.join(columns)} from json_each(${JSON.stringify(rows)}) where true`
}

function failureOf(error: unknown): StoreFailure {
  const code = codeOf(error)
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'unique'
  if (isBusy(error)) return 'busy'
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'full'
  return 'other'
}
