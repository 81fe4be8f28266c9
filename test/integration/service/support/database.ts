import { createIds } from '@service/ids'
import { openEmbeddedStore } from '@service/store/embedded/open'
import { inSqlite } from '@service/store/embedded/statements'
import type { Migrating } from '@service/store/migrate'
import type { Statement } from '@service/store/migrations/migration'
import type { Store } from '@service/store/port'
import { openPostgresStore } from '@service/store/postgres/open'
import { inPostgres } from '@service/store/postgres/statements'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createDatabase, dropDatabase, template, urlOf } from '../../../postgres/databases'

/**
 * The same tests run over SQLite and over PostgreSQL. A service's folder stands for its database: in PostgreSQL the
 * database is called after it, so that two services over one folder share their database there too.
 */
const postgres = inject('postgres')

const isPostgres = postgres !== undefined

const nameOf = (folder: string): string =>
  `t_${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`

/** What a statement is called by, to leave one out: all of a table's or an index's own text, a trigger's name. */
export function textOf(statement: Statement): string {
  if (typeof statement === 'string') return statement
  return ` ${'drop' in statement ? statement.drop : statement.trigger} `
}

let upToDate: Promise<Buffer> | null = null

/** A SQLite file with every migration and nothing in it. */
async function makeUpToDate(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'service-up-to-date-'))
  const path = join(folder, 'service.sqlite')
  const store = await openEmbeddedStore({
    path,
    newId: createIds(),
    now: () => new Date('2026-11-22T00:00:00.000Z'),
  })
  await store.close()
  const bytes = await readFile(path)
  await rm(folder, { recursive: true })
  return bytes
}

async function openSqlite(folder: string, options: Migrating): Promise<Store> {
  const path = join(folder, 'service.sqlite')
  // Copied, for making each of hundreds anew takes longer than most tests. Where no folder is, the store shows that it makes one.
  if (options.migrations === undefined && existsSync(folder) && !existsSync(path)) {
    await writeFile(path, await (upToDate ??= makeUpToDate()))
  }
  return openEmbeddedStore({ path, ...options })
}

/** Opens the database of a service's folder, making it when it is not there. */
export async function openStore(folder: string, options: Migrating): Promise<Store> {
  if (postgres === undefined) return openSqlite(folder, options)
  const copyOf = options.migrations === undefined ? template : null
  const url = await createDatabase(postgres, nameOf(folder), copyOf)
  return openPostgresStore({ url, ...options })
}

/** What a process needs in its environment to use the database of a folder. */
export async function environmentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  if (postgres === undefined) return {}
  await createDatabase(postgres, nameOf(folder), template)
  return { DATABASE_URL: urlOf(postgres, nameOf(folder)) }
}

/** Forgets the database of a folder, where it is not in the folder itself. */
export async function forgetDatabase(folder: string): Promise<void> {
  if (postgres !== undefined) await dropDatabase(postgres, nameOf(folder))
}

/** Runs a statement that both databases are told in their own words. */
export async function tell(store: Store, statement: Statement): Promise<void> {
  const words = postgres === undefined ? inSqlite(statement) : inPostgres(statement)
  await store.write(async (tx) => {
    for (const word of words) await sql.raw(word).execute(tx)
  })
}

/** How a guard is taken away, to see what happens without it. */
export const withoutTrigger = (name: string, table: string): string =>
  `drop trigger if exists ${name}${isPostgres ? ` on ${table}` : ''}`

/** Changes rows as nobody may who goes through the service: the guards and references are off for this statement. */
export async function tamper(store: Store, statement: string): Promise<void> {
  const off = isPostgres
    ? ['set local session_replication_role = replica']
    : [
        ...['entries_no_update', 'entries_no_delete', 'facts_no_delete'].map(
          (name) => `drop trigger if exists ${name}`,
        ),
        'pragma defer_foreign_keys = on',
      ]
  await store.write(async (tx) => {
    for (const words of [...off, statement]) await sql.raw(words).execute(tx)
  })
}
