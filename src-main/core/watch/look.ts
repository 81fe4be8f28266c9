import { lstat, open, realpath, type FileHandle } from 'node:fs/promises'
import { basename, isAbsolute, relative } from 'node:path'
import { endingOf } from '@shared/watch/names'
import type { Look } from '@shared/watch/settle'
import { codeOf } from '../store/disk'
import type { WatchRoot } from './roots'

export type Seen =
  | { readonly kind: 'file'; readonly look: Look }
  | { readonly kind: 'gone' }
  /** A link, a device, a folder, or something that lies outside the accepted folder after all. */
  | { readonly kind: 'refused' }

/** Looks once at a file: its size and time, and whether its end is there. Opens it read-only and changes nothing. */
export async function lookAt(root: WatchRoot, path: string, at: number): Promise<Seen> {
  try {
    const stats = await lstat(path)
    if (!stats.isFile() || !(await liesIn(root.path, path))) return { kind: 'refused' }
    const end = stats.size === 0 ? 'cut-short' : await endOf(path, stats.size)
    return { kind: 'file', look: { at, size: stats.size, mtimeMs: stats.mtimeMs, end } }
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? { kind: 'gone' } : { kind: 'refused' }
  }
}

export async function liesIn(folder: string, path: string): Promise<boolean> {
  const below = relative(await realpath(folder), await realpath(path))
  return below !== '' && !below.startsWith('..') && !isAbsolute(below)
}

const mostJson = 8 * 1024 * 1024

async function endOf(path: string, size: number): Promise<Look['end']> {
  const ending = endingOf(basename(path))
  if (ending === 'none' || (ending === 'json' && size > mostJson)) return 'unknown'
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error
    // On Windows: somebody is still writing it.
    return 'cut-short'
  }
  try {
    return ending === 'json' ? await endOfJson(file) : await endOfZip(file, size)
  } finally {
    await file.close()
  }
}

async function endOfJson(file: FileHandle): Promise<Look['end']> {
  try {
    JSON.parse((await file.readFile('utf8')).replace(/^\uFEFF/u, ''))
    return 'whole'
  } catch {
    return 'cut-short'
  }
}

const endRecord = 22
const longestComment = 65_535
const zip64Locator = 20

/** APPNOTE 4.3.16: the end record is the last thing but for a comment, and says where the directory lies. */
async function endOfZip(file: FileHandle, size: number): Promise<Look['end']> {
  const head = await bytesAt(file, 0, 4)
  if (head.length < 4 || head.readUInt32LE(0) !== 0x04034b50) return 'unknown'
  const tailSize = Math.min(size, endRecord + longestComment + zip64Locator)
  const tail = await bytesAt(file, size - tailSize, tailSize)
  for (let at = tail.length - endRecord; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue
    const directory = await directoryOf(file, tail, at)
    if (directory === null || directory.offset + directory.size > size - tailSize + at) continue
    if (directory.size === 0) return 'whole'
    const first = await bytesAt(file, directory.offset, 4)
    if (first.length === 4 && first.readUInt32LE(0) === 0x02014b50) return 'whole'
  }
  return 'cut-short'
}

async function directoryOf(file: FileHandle, tail: Buffer, at: number) {
  const size = tail.readUInt32LE(at + 12)
  const offset = tail.readUInt32LE(at + 16)
  if (size !== 0xffffffff && offset !== 0xffffffff) return { size, offset }
  const locator = at - zip64Locator
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return null
  const record = await bytesAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) return null
  return { size: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)) }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (!Number.isSafeInteger(position) || position < 0) return Buffer.alloc(0)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
