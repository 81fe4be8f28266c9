import Database from 'libsql'
import { setTimeout as delay } from 'node:timers/promises'
import { codeOf } from '../../error-code'
import { SqliteDialect, SqliteDriver, type Driver, type SqliteDatabase } from 'kysely'

/** How long a writer waits for other processes before it says that the database is busy. */
const patienceMs = 10_000

async function patiently<T>(work: () => T): Promise<T> {
  const giveUpAt = performance.now() + patienceMs
  for (let pause = 1; ; pause = Math.min(pause * 2, 25)) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error
    }
    await delay(pause)
  }
}

/**
 * Takes the write lock at the start, because a transaction that reads first and writes later fails when another
 * process wrote in between. Waits without holding up the event loop, as the holder may be in this same process.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #handle: Handle

  constructor(handle: Handle) {
    super({ database: handle })
    this.#handle = handle
  }

  override async beginTransaction(): Promise<void> {
    // Not prepared: libsql keeps a prepared statement that found the database busy open, and then nothing commits.
    await patiently(() => this.#handle.exec('begin immediate'))
  }

  override async commitTransaction(): Promise<void> {
    // Not prepared either: one that a constraint refuses at the commit stays open in the same way.
    this.#handle.exec('commit')
  }
}

/** Kysely's dialect over libsql, the one file that knows which SQLite this is. */
export class LibsqlDialect extends SqliteDialect {
  readonly #handle: Handle
  readonly #writes: boolean

  constructor(options: { readonly handle: Handle; readonly writes: boolean }) {
    super({ database: options.handle })
    this.#handle = options.handle
    this.#writes = options.writes
  }

  override createDriver(): Driver {
    return this.#writes ? new ImmediateDriver(this.#handle) : super.createDriver()
  }
}

export type Handle = SqliteDatabase & {
  readonly pragma: (source: string) => unknown
  readonly exec: (source: string) => unknown
}

/** Every commit is on disk when it answers: a power cut loses nothing that was told. What is erased is overwritten. */
export async function openHandle(path: string): Promise<Handle> {
  const handle = new Database(path, { timeout: 50 }) as unknown as Handle
  await patiently(() => handle.pragma('journal_mode = WAL'))
  handle.pragma('synchronous = FULL')
  handle.pragma('foreign_keys = ON')
  handle.pragma('secure_delete = ON')
  return handle
}

export const isBusy = (error: unknown): boolean => /^SQLITE_(?:BUSY|LOCKED)/u.test(codeOf(error))
