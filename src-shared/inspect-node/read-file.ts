import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, type FileHandle } from 'node:fs/promises'
import type { FileContent } from '../inspect/inspect'
import type { InspectLimits } from '../inspect/limits'
import { sniff, type Sniffed } from '../inspect/sniff'
import { FileShrankError, hashedSource, type HashedSource } from './file-source'
import { appError, type AppError } from '../errors'
import { err, ok, type Result } from '../result'

export type ReadFile = {
  readonly size: number
  readonly sha256: string | null
  /** Null where the file is larger than is read. */
  readonly content: FileContent | null
}

/** A large archive, read while it is used. */
export type LyingFile = { readonly size: number; readonly archive: HashedSource }

const CHUNK = 1024 * 1024

async function readExactly(handle: FileHandle, size: number, hash: Hash): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size;) {
    const { bytesRead } = await handle.read(bytes, at, Math.min(CHUNK, size - at), at)
    if (bytesRead === 0) return null
    hash.update(bytes.subarray(at, at + bytesRead))
    at += bytesRead
  }
  return bytes
}

/** Hashes the file in pieces and keeps its ends alone. */
async function readEnds(
  handle: FileHandle,
  size: number,
  limits: InspectLimits,
  hash: Hash,
): Promise<FileContent | null> {
  const piece = new Uint8Array(CHUNK)
  for (let at = 0; at < size;) {
    const { bytesRead } = await handle.read(piece, 0, CHUNK, at)
    if (bytesRead === 0) return null
    hash.update(piece.subarray(0, bytesRead))
    at += bytesRead
  }
  const head = new Uint8Array(Math.min(size, limits.gcodeHeadBytes))
  const tail = new Uint8Array(Math.min(size - head.length, limits.gcodeTailBytes))
  await handle.read(head, 0, head.length, 0)
  if (tail.length > 0) await handle.read(tail, 0, tail.length, size - tail.length)
  return { head, tail }
}

async function sniffFile(handle: FileHandle, size: number): Promise<Sniffed> {
  const start = new Uint8Array(Math.min(size, 512))
  await handle.read(start, 0, start.length, 0)
  return sniff(start)
}

async function readWhole(handle: FileHandle, size: number, limits: InspectLimits): Promise<ReadFile | null> {
  const what = await sniffFile(handle, size)
  const hash = createHash('sha256')
  const small = size <= limits.gcodeHeadBytes + limits.gcodeTailBytes
  const asWhole = small || what === 'zip' || (what === 'json' && size <= limits.jsonBytes)
  let content: FileContent | null
  if (asWhole) {
    const whole = await readExactly(handle, size, hash)
    content = whole === null ? null : { whole }
  } else content = await readEnds(handle, size, limits, hash)
  return content === null ? null : { size, sha256: hash.digest('hex'), content }
}

/** Null where a file gives fewer bytes than it had. */
type Use<T> = (handle: FileHandle, size: number) => Promise<T | null>

async function useOpen<T>(handle: FileHandle, path: string, use: Use<T>): Promise<Result<T, AppError>> {
  const before = await handle.stat()
  if (!before.isFile()) return err(appError('file-unreadable', { path, why: 'not a file' }))
  const used = await use(handle, before.size)
  const after = await handle.stat()
  return used === null || after.size !== before.size || after.mtimeMs !== before.mtimeMs
    ? err(appError('file-changed', { path }))
    : ok(used)
}

/** The system's code of a failure to read; null for anything else. */
const reasonOf = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null

/**
 * Opens a file once and reads from that handle alone, so that nothing can be put in its place between check and use.
 * Links are followed only by those who resolved them before: here a link, a folder and a device are refused.
 */
async function useFile<T>(path: string, use: Use<T>): Promise<Result<T, AppError>> {
  let handle: FileHandle | null = null
  try {
    // Opening a pipe or a device could wait for ever; so this is asked before, and again of the open handle.
    const found = await lstat(path)
    if (found.isSymbolicLink()) return err(appError('file-unreadable', { path, why: 'a link' }))
    if (!found.isFile()) return err(appError('file-unreadable', { path, why: 'not a file' }))
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    return await useOpen(handle, path, use)
  } catch (cause) {
    if (cause instanceof FileShrankError) return err(appError('file-changed', { path }))
    const why = reasonOf(cause)
    if (why === null) throw cause
    return err(appError('file-unreadable', { path, why }))
  } finally {
    await handle?.close()
  }
}

const tooLarge = (size: number): ReadFile => ({ size, sha256: null, content: null })

/** A file as it is held in memory. */
export const readFileOnce = (path: string, limits: InspectLimits): Promise<Result<ReadFile, AppError>> =>
  useFile(path, async (handle, size) =>
    size > limits.fileBytes ? tooLarge(size) : readWhole(handle, size, limits),
  )

/** Archives above this are read where they lie; in memory smaller ones are faster. */
const HELD_BYTES = 1024 * 1024

/**
 * What `use` makes of a file: a small one is held in memory, a large archive is read piece by piece while it is used,
 * and its hash is taken from the same pieces.
 */
export const useFileOnce = <T>(
  path: string,
  limits: InspectLimits,
  use: (file: ReadFile | LyingFile) => Promise<T>,
): Promise<Result<T, AppError>> =>
  useFile(path, async (handle, size) => {
    if (size > limits.fileBytes) return use(tooLarge(size))
    if (size > HELD_BYTES && (await sniffFile(handle, size)) === 'zip')
      return use({ size, archive: hashedSource(handle, size) })
    const file = await readWhole(handle, size, limits)
    return file === null ? null : use(file)
  })
