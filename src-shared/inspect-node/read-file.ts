import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, type FileHandle } from 'node:fs/promises'
import type { FileContent } from '../inspect/inspect'
import type { InspectLimits } from '../inspect/limits'
import { sniff } from '../inspect/sniff'
import { appError, type AppError } from '../errors'
import { err, ok, type Result } from '../result'

export type ReadFile = {
  readonly size: number
  readonly sha256: string | null
  /** Null where the file is larger than is read. */
  readonly content: FileContent | null
}

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

async function readOpen(
  handle: FileHandle,
  path: string,
  limits: InspectLimits,
): Promise<Result<ReadFile, AppError>> {
  const before = await handle.stat()
  if (!before.isFile()) return err(appError('file-unreadable', { path, why: 'not a file' }))
  const { size } = before
  if (size > limits.fileBytes) return ok({ size, sha256: null, content: null })
  const start = new Uint8Array(Math.min(size, 512))
  await handle.read(start, 0, start.length, 0)
  const what = sniff(start)
  const hash = createHash('sha256')
  const small = size <= limits.gcodeHeadBytes + limits.gcodeTailBytes
  const asWhole = small || what === 'zip' || (what === 'json' && size <= limits.jsonBytes)
  let content: FileContent | null
  if (asWhole) {
    const whole = await readExactly(handle, size, hash)
    content = whole === null ? null : { whole }
  } else content = await readEnds(handle, size, limits, hash)
  const after = await handle.stat()
  if (content === null || after.size !== size || after.mtimeMs !== before.mtimeMs) {
    return err(appError('file-changed', { path }))
  }
  return ok({ size, sha256: hash.digest('hex'), content })
}

const reasonOf = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown'

/**
 * Opens a file once and reads from that handle alone, so that nothing can be put in its place between check and use.
 * Links are followed only by those who resolved them before: here a link, a folder and a device are refused.
 */
export async function readFileOnce(path: string, limits: InspectLimits): Promise<Result<ReadFile, AppError>> {
  let handle: FileHandle | null = null
  try {
    // Opening a pipe or a device could wait for ever; so this is asked before, and again of the open handle.
    const found = await lstat(path)
    if (found.isSymbolicLink()) return err(appError('file-unreadable', { path, why: 'a link' }))
    if (!found.isFile()) return err(appError('file-unreadable', { path, why: 'not a file' }))
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    return await readOpen(handle, path, limits)
  } catch (cause) {
    return err(appError('file-unreadable', { path, why: reasonOf(cause) }))
  } finally {
    await handle?.close()
  }
}
