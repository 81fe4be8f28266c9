import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { changesSchema, type StateChange } from '@shared/state/change'
import type { Appender, Disk } from './disk'

/**
 * The journal: one line per group of changes that belong together, `{"n":seq,"c":checksum,"d":[…]}`. A line counts when
 * it is whole; the tail that a killed process or a power cut left behind was never shown as recorded.
 */
export type JournalLine = { readonly seq: number; readonly changes: readonly StateChange[] }

const lineForm = /^\{"n":(\d{1,15}),"c":"([0-9a-f]{16})","d":(.*)\}$/su

const checksum = (seq: number, text: string): string =>
  createHash('sha256')
    .update(`${String(seq)}:${text}`)
    .digest('hex')
    .slice(0, 16)

export function writeLine({ seq, changes }: JournalLine): string {
  const text = JSON.stringify(changes)
  return `{"n":${String(seq)},"c":"${checksum(seq, text)}","d":${text}}\n`
}

function readLine(line: string): JournalLine | null {
  const [, n, c, text] = lineForm.exec(line) ?? []
  if (n === undefined || text === undefined || checksum(Number(n), text) !== c) return null
  try {
    const changes = changesSchema.safeParse(JSON.parse(text))
    return changes.success ? { seq: Number(n), changes: changes.data } : null
  } catch {
    return null
  }
}

export type JournalContent = {
  readonly lines: readonly JournalLine[]
  /** Bytes up to the end of the last whole line before any bad one. */
  readonly good: number
  /**
   * `torn`: only an unfinished end is missing, as after a kill. `damaged`: a line that had been finished is bad, so
   * something that was recorded may be lost.
   */
  readonly tail: 'whole' | 'torn' | 'damaged'
}

export function readJournal(bytes: Uint8Array): JournalContent {
  const lines: JournalLine[] = []
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let good = 0
  for (;;) {
    const end = buffer.indexOf(0x0a, good)
    if (end === -1) break
    const line = readLine(buffer.toString('utf8', good, end))
    const last = lines.at(-1)
    if (line === null || (last !== undefined && line.seq !== last.seq + 1)) break
    lines.push(line)
    good = end + 1
  }
  const rest = buffer.subarray(good)
  if (rest.length === 0) return { lines, good, tail: 'whole' }
  const torn = !rest.includes(0x0a) && !rest.includes(0x00)
  return { lines, good, tail: torn ? 'torn' : 'damaged' }
}

export type Journal = {
  /** Durable when it answers; throws what the disk said, and then nothing of it counts. */
  readonly append: (lines: readonly JournalLine[]) => Promise<void>
  readonly size: () => number
  readonly close: () => Promise<void>
}

/** A journal that holds `size` good bytes and nothing after them; the file is opened when it is first needed. */
export function createJournal(disk: Disk, path: string, size: number): Journal {
  let good = size
  let file: Appender | null = null

  // A failed write may have left half a line, and a failed flush pages that nobody will write again.
  const reopen = async (): Promise<Appender> => {
    if (good > 0) await disk.cutTo(path, good)
    file = await disk.openToAppend(path)
    await disk.flushFolder(dirname(path))
    return file
  }
  const letGo = async () => {
    const open = file
    file = null
    await open?.close()
  }

  return {
    append: async (lines) => {
      const bytes = Buffer.from(lines.map(writeLine).join(''), 'utf8')
      try {
        const open = file ?? (await reopen())
        await open.append(bytes)
        await open.flush()
      } catch (error) {
        await letGo().catch(() => undefined)
        await disk.cutTo(path, good).catch(() => undefined)
        throw error
      }
      good += bytes.length
    },
    size: () => good,
    close: letGo,
  }
}
