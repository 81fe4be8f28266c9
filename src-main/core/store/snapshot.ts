import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { Low, type Adapter } from 'lowdb'
import { emptyDocument, type StateDocument } from '@shared/state/document'
import { readDocument } from '@shared/state/migrate'
import type { Disk } from './disk'

/** The state as it was after the journal's line `seq`. */
export type Snapshot = { readonly seq: number; readonly state: StateDocument }

export const snapshotFile = 'state.json'
export const previousFile = 'state.previous.json'

export type SnapshotFault = 'missing' | 'damaged'

/** The app's data was written by a newer Firstlayer; to read it would lose what it does not know. */
export class NewerDataError extends Error {
  override name = 'NewerDataError'
}

const envelope = /^\{"seq":(\d{1,15}),"sum":"([0-9a-f]{64})","state":(.*)\}\n?$/su

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export function readSnapshot(bytes: Uint8Array | null): Snapshot | SnapshotFault {
  if (bytes === null) return 'missing'
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const [, seq, sum, state] = envelope.exec(text) ?? []
  if (state === undefined || sumOf(state) !== sum) return 'damaged'
  const document = readDocument(JSON.parse(state))
  if (document.ok) return { seq: Number(seq), state: document.value }
  if (document.error.fault === 'newer') throw new NewerDataError('the data folder is of a newer Firstlayer')
  return 'damaged'
}

/**
 * lowdb's file with what its own adapter leaves out: flushed before the rename, the folder flushed after it, and the
 * copy before kept as the last good one.
 */
export function durableAdapter(disk: Disk, folder: string): Adapter<Snapshot> {
  const path = join(folder, snapshotFile)
  return {
    read: async () => {
      const snapshot = readSnapshot(await disk.read(path))
      return typeof snapshot === 'string' ? null : snapshot
    },
    write: async ({ seq, state }) => {
      const text = JSON.stringify(state)
      const whole = `{"seq":${String(seq)},"sum":"${sumOf(text)}","state":${text}}\n`
      await disk.writeFlushed(`${path}.tmp`, Buffer.from(whole, 'utf8'))
      await disk.keepAs(path, `${join(folder, previousFile)}.tmp`)
      await disk.rename(`${join(folder, previousFile)}.tmp`, join(folder, previousFile)).catch(ignoreMissing)
      await disk.rename(`${path}.tmp`, path)
      await disk.flushFolder(dirname(path))
    },
  }
}

function ignoreMissing(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
  throw error
}

export const snapshotDatabase = (disk: Disk, folder: string): Low<Snapshot> =>
  new Low(durableAdapter(disk, folder), { seq: 0, state: emptyDocument() })
