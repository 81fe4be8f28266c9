import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { codeOf } from '../../error-code'
import { CannotOpenError, migrate, type Migrating } from '../migrate'
import { migrations } from '../migrations/index'
import type { Migration } from '../migrations/migration'
import type { Store, StoreFailure, Writing } from '../port'
import { tableShapes } from '../table-shapes'
import type { Tables } from '../tables'
import { PreparingClient } from './preparing-client'
import { inPostgres } from './statements'

/** One lock for all writers of a database, whatever the process or computer: any number that nobody else takes. */
const writersLock = 4_570_001

/** A writer waits as long for the others as the embedded store does; one that hangs with the lock is ended. */
const settings = '-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c timezone=UTC'

export type PostgresStoreOptions = Migrating & {
  /** `postgres://user:password@host/database` */
  readonly url: string
}

/** Opens a database that is there and brings it up to date, or throws a `CannotOpenError`. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: options.url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'firstlayer',
    options: settings,
    types: numbersAsNumbers(),
  })
  // A connection that is lost fails the work under way by itself; without a listener it would end the process too.
  const failsByItself = () => undefined
  pool.on('error', failsByItself)
  pool.on('connect', (client) => client.on('error', failsByItself))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  // The lock comes first and nothing is read before it, so that each statement sees all that was committed.
  const write: Store['write'] = (work) =>
    db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(writersLock)})`.execute(tx)
      return work(tx)
    })
  try {
    const all = options.migrations ?? migrations
    await write(async (tx: Writing) => {
      await migrate(tx, all, inPostgres, options)
      if (options.filling !== undefined) await countOn(tx, all)
    })
  } catch (error) {
    await db.destroy()
    const code = codeOf(error)
    if (error instanceof CannotOpenError) throw error
    if (failureOf(error) !== 'busy' && !/^(?:28|3D)/u.test(code)) throw error
    throw new CannotOpenError(
      `The database of DATABASE_URL cannot be opened${code === '' ? '' : ` (${code})`}: look at its address, name, user and password, and whether it runs.`,
    )
  }
  let closing: Promise<void> | null = null
  return {
    look: (statement) => statement(db),
    read: (work) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    write,
    rowsOf,
    among: (column, texts) => sql<boolean>`${sql.ref(column)} = any(${texts}::text[])`,
    insertAll,
    failureOf,
    close: () => (closing ??= db.destroy()),
  }
}

const rowsOf: Store['rowsOf'] = (table, rows) => {
  const columns = Object.keys(rows[0] ?? {}).map((name) => sql.ref(name))
  return sql`select ${sql.join(columns)} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
}

/** All of them in one statement, so that they are asked and answered once. */
const insertAll: Store['insertAll'] = async (tx, inserts) => {
  if (inserts.length === 0) return
  const named = inserts.map((insert, index) => sql`${sql.ref(`insert_${String(index)}`)} as (${insert})`)
  await sql`with ${sql.join(named)} select 1`.execute(tx)
}

/** After rows were put in with their numbers: the next one the database gives out comes after them. */
async function countOn(tx: Writing, all: readonly Migration[]): Promise<void> {
  for (const { name, counter } of tableShapes(all)) {
    if (counter === null) continue
    await sql`select setval(pg_get_serial_sequence(${sql.lit(name)}, ${sql.lit(counter)}),
      (select coalesce(max(${sql.ref(counter)}), 0) + 1 from ${sql.table(name)}), false)`.execute(tx)
  }
}

/** Counts and points are whole numbers far below 2^53; PostgreSQL's own widths would come as text. */
function numbersAsNumbers(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  types.setTypeParser(pg.types.builtins.NUMERIC, Number)
  return types
}

/** Codes: PostgreSQL, appendix A. Class 08 and 57P are a connection that was lost, 53 a resource that is used up. */
function failureOf(error: unknown): StoreFailure {
  const code = codeOf(error)
  if (code === '23505') return 'unique'
  // A zero among the characters, which SQLite would keep.
  if (code === '22021' || code === '22P05') return 'text'
  if (code === '53100' || code === 'ENOSPC') return 'full'
  if (/^(?:08|57P|53|40001|40P01|55P03|25P03|E[A-Z])/u.test(code) || isLostConnection(error)) return 'busy'
  return 'other'
}

const isLostConnection = (error: unknown): boolean =>
  error instanceof Error &&
  /^(?:Connection terminated|timeout exceeded when trying to connect)/u.test(error.message)
