import Database from 'libsql'
import { setTimeout as delay } from 'node:timers/promises'
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from 'kysely'

/** How long a writer waits for other processes before it says that the database is busy. */
const patienceMs = 10_000

/**
 * Takes the write lock at the start, because a transaction that reads first and writes later fails when another
 * process wrote in between. Waits without holding up the event loop, as the holder may be in this same process.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const giveUpAt = performance.now() + patienceMs
    for (let pause = 1; ; pause = Math.min(pause * 2, 25)) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'))
        return
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error
      }
      await delay(pause)
    }
  }
}

/** Kysely's dialect over libsql, the one file that knows which SQLite this is. */
export class LibsqlDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig & { readonly writes: boolean }

  constructor(config: SqliteDialectConfig & { readonly writes: boolean }) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return this.#config.writes ? new ImmediateDriver(this.#config) : new SqliteDriver(this.#config)
  }
}

export type Handle = SqliteDatabase & {
  readonly pragma: (source: string) => unknown
  readonly exec: (source: string) => unknown
}

/** Every commit is on disk when it answers: a power cut loses nothing that was told. */
export function openHandle(path: string): Handle {
  const handle = new Database(path, { timeout: 50 }) as unknown as Handle
  handle.pragma('journal_mode = WAL')
  handle.pragma('synchronous = FULL')
  handle.pragma('foreign_keys = ON')
  return handle
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

export const isBusy = (error: unknown): boolean => /^SQLITE_(?:BUSY|LOCKED)/u.test(codeOf(error))
