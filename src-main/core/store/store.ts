import { join } from 'node:path'
import type { AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { StateChange } from '@shared/state/change'
import { reduce } from '@shared/state/reduce'
import { fromDocument, toDocument, type State } from '@shared/state/state'
import type { Clock } from '@shared/time'
import { realDisk, writeError, type Disk } from './disk'
import { createJournal } from './journal'
import { takeLock } from './lock'
import { isOnDisk } from './read-back'
import { journalFile, load, previousJournalFile, type Recovered } from './recover'
import { snapshotDatabase } from './snapshot'

export type Reading = Readonly<State>

export type Store = {
  /** What is recorded, and nothing else: a change is seen here only after it was flushed. */
  readonly state: Reading
  /**
   * Decides on the state as it will be when nobody else is writing, and records what it decides. When this answers
   * well, the changes survive a kill and a power cut. No changes: nothing is written.
   */
  readonly commit: (decide: (state: Reading) => readonly StateChange[]) => Promise<Result<void, AppError>>
  readonly onChange: (listener: (changes: readonly StateChange[]) => void) => () => void
  /** Whether the disk, read anew, gives what is shown; nobody writes meanwhile. */
  readonly isOnDisk: () => Promise<boolean>
  readonly recovered: Recovered | null
  readonly dispose: () => Promise<void>
}

export type StoreDeps = {
  readonly folder: string
  readonly clock: Clock
  readonly disk?: Disk
  /** Bytes of journal after which a new snapshot is written. */
  readonly compactAt?: number
}

const fourMegabytes = 4 * 1024 * 1024

/** Opens the store of a data folder; throws `StoreInUseError` or `NewerDataError` where it must not be touched. */
export async function openStore(deps: StoreDeps): Promise<Store> {
  const { folder, clock, disk = realDisk, compactAt = fourMegabytes } = deps
  await disk.makeFolder(folder)
  const lock = await takeLock(folder)
  try {
    return await open(disk, folder, compactAt, clock, lock.release)
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function open(
  disk: Disk,
  folder: string,
  compactAt: number,
  clock: Clock,
  release: () => Promise<void>,
): Promise<Store> {
  const path = join(folder, journalFile)
  const loaded = await load(disk, folder, clock.now().toISOString().replaceAll(/[:.]/gu, '-'))
  const state = fromDocument(loaded.snapshot.state)
  for (const line of loaded.lines) for (const change of line.changes) reduce(state, change)
  let seq = loaded.lines.at(-1)?.seq ?? loaded.snapshot.seq
  const database = snapshotDatabase(disk, folder)

  const writeSnapshot = async () => {
    database.data = { seq, state: toDocument(state) }
    await database.write()
  }
  let journal = createJournal(disk, path, loaded.fresh ? 0 : loaded.journalSize)
  const rotate = async () => {
    await journal.close()
    await disk.rename(path, join(folder, previousJournalFile))
    journal = createJournal(disk, path, 0)
  }

  if (loaded.fresh) {
    // Twice, so that the last good copy too goes on where the new journal begins.
    await writeSnapshot()
    await writeSnapshot()
    if ((await disk.read(path)) !== null) await rotate()
  } else if ((await disk.read(path)) !== null) {
    await disk.cutTo(path, loaded.journalSize)
  }

  const listeners = new Set<(changes: readonly StateChange[]) => void>()
  let turn: Promise<unknown> = Promise.resolve()
  let disposed = false

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

  const compact = async () => {
    if (journal.size() === 0) return
    await writeSnapshot()
    await rotate()
  }

  return {
    state,
    recovered: loaded.recovered,
    commit: (decide) =>
      inTurn(async () => {
        if (disposed) throw new Error('the store is closed')
        const changes = decide(state)
        if (changes.length === 0) return ok(undefined)
        try {
          await journal.append([{ seq: seq + 1, changes }])
        } catch (error) {
          return err(writeError(error))
        }
        seq += 1
        for (const change of changes) reduce(state, change)
        for (const listener of listeners) listener(changes)
        // Failing to shorten the journal loses nothing: it stays, and is tried again when it has grown.
        if (journal.size() >= compactAt) await compact().catch(() => undefined)
        return ok(undefined)
      }),
    isOnDisk: () => inTurn(() => isOnDisk(disk, folder, state)),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose: () =>
      inTurn(async () => {
        if (disposed) return
        disposed = true
        await compact().catch(() => undefined)
        await journal.close().catch(() => undefined)
        await release()
      }),
  }
}
