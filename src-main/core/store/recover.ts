import { join } from 'node:path'
import type { JournalLine } from './journal'
import { readJournal } from './journal'
import type { Disk } from './disk'
import { previousFile, readSnapshot, snapshotFile, type Snapshot } from './snapshot'
import { emptyDocument } from '@shared/state/document'

export const journalFile = 'journal.jsonl'
export const previousJournalFile = 'journal.previous.jsonl'

export type Recovered = { readonly setAside: string; readonly from: 'last-good-copy' | 'nothing' }

export type Loaded = {
  readonly snapshot: Snapshot
  /** The lines after the snapshot, without a gap. */
  readonly lines: readonly JournalLine[]
  /** Good bytes of the current journal; the rest is cut off before anything is appended. */
  readonly journalSize: number
  /** Set when something that had been recorded could not be read: it was set aside, and what remains came from here. */
  readonly recovered: Recovered | null
  /** Whether the journal goes on from here, or a new snapshot must be written first. */
  readonly fresh: boolean
}

/**
 * Reads what the last run left: the snapshot, or the last good copy, and the journal lines after it. A damaged file is
 * renamed and kept, never overwritten.
 */
export async function load(disk: Disk, folder: string, stamp: string): Promise<Loaded> {
  const at = (name: string) => join(folder, name)
  const setAside: string[] = []
  const putAside = async (name: string) => {
    const kept = at(`${name}.damaged-${stamp}`)
    await disk.rename(at(name), kept)
    setAside.push(kept)
  }

  const main = readSnapshot(await disk.read(at(snapshotFile)))
  const before = readSnapshot(await disk.read(at(previousFile)))
  if (main === 'damaged') await putAside(snapshotFile)
  if (before === 'damaged') await putAside(previousFile)
  const found = typeof main !== 'string' ? main : typeof before !== 'string' ? before : null
  const snapshot = found ?? { seq: 0, state: emptyDocument() }

  const older = readJournal((await disk.read(at(previousJournalFile))) ?? new Uint8Array())
  const current = readJournal((await disk.read(at(journalFile))) ?? new Uint8Array())
  const lines: JournalLine[] = []
  for (const line of [...older.lines, ...current.lines]) {
    if (line.seq === (lines.at(-1)?.seq ?? snapshot.seq) + 1) lines.push(line)
  }
  const reached = lines.at(-1)?.seq ?? snapshot.seq
  const lost = (current.lines.at(-1)?.seq ?? reached) > reached
  if (current.tail === 'damaged' || lost) await putAside(journalFile)

  const from = found === null && lines[0]?.seq !== 1 ? 'nothing' : 'last-good-copy'
  const [aside] = setAside
  const goesOn = aside === undefined && (lines.length === 0 || current.lines.at(-1)?.seq === reached)
  return {
    snapshot,
    lines,
    journalSize: current.good,
    recovered: aside === undefined ? null : { setAside: aside, from },
    fresh: !goesOn,
  }
}
