import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { ByteSource } from '../inspect/zip/byte-source'
import { sha256InThread } from './hash-thread'

/** A file that became shorter while it was read. */
export class FileShrankError extends Error {}

export type HashedSource = ByteSource & {
  /** SHA-256 of the whole file: reads what was not read in order before. */
  readonly sha256: () => Promise<string>
}

const PIECE = 256 * 1024
/** So much is read where less is asked for: the small parts of an archive lie together, and each read is a wait. */
const WINDOW = 64 * 1024

/**
 * A file's bytes through one open handle. They are hashed as they come by where they come in order, which is how the
 * large parts of an archive lie, so that most of the file is read once.
 */
export function hashedSource(handle: FileHandle, size: number): HashedSource {
  const hash = createHash('sha256')
  let hashed = 0
  /** Once a thread hashes the file, nothing is hashed here. */
  let inThread: Promise<string | null> | null = null
  let window: { readonly from: number; readonly bytes: Uint8Array } = { from: 0, bytes: new Uint8Array(0) }

  const fill = async (into: Uint8Array, from: number): Promise<Uint8Array> => {
    for (let at = 0; at < into.length;) {
      const { bytesRead } = await handle.read(into, at, into.length - at, from + at)
      if (bytesRead === 0) throw new FileShrankError()
      at += bytesRead
    }
    return into
  }
  const pass = (bytes: Uint8Array, from: number) => {
    if (inThread !== null || from !== hashed) return
    hash.update(bytes)
    hashed += bytes.length
  }
  const hashUpTo = async (to: number) => {
    const piece = new Uint8Array(Math.max(0, Math.min(PIECE, to - hashed)))
    while (hashed < to) pass(await fill(piece.subarray(0, to - hashed), hashed), hashed)
  }

  return {
    size,
    read: async (from, to) => {
      const end = Math.min(to, size)
      if (end - from > WINDOW) return fill(new Uint8Array(end - from), from)
      if (from < window.from || end > window.from + window.bytes.length)
        window = { from, bytes: await fill(new Uint8Array(Math.min(WINDOW, size - from)), from) }
      return window.bytes.slice(from - window.from, end - window.from)
    },
    pieces: (from, to) => {
      // One is being read, one is handed out, and of the one before that its taker may still hold on.
      const buffers = [0, 1, 2].map(() => new Uint8Array(Math.min(PIECE, to - from)))
      let begun = from
      const begin = (): Promise<Uint8Array> | null => {
        const [buffer] = buffers
        if (begun >= to || buffer === undefined) return null
        buffers.push(...buffers.splice(0, 1))
        const piece = fill(buffer.subarray(0, Math.min(PIECE, to - begun)), begun)
        begun += Math.min(PIECE, to - begun)
        // It is told to whoever asks for this piece, and perhaps nobody does.
        piece.catch(() => {})
        return piece
      }
      let at = from
      let coming: Promise<Uint8Array> | null = null
      return async () => {
        if (inThread === null && hashed < at) await hashUpTo(at)
        const piece = await (coming ?? begin())
        if (piece === null) return null
        coming = begin()
        pass(piece, at)
        at += piece.length
        return piece
      }
    },
    threadIsFree: () => {
      inThread ??= sha256InThread(handle.fd, size)
    },
    sha256: async () => {
      if (inThread !== null) {
        const sha256 = await inThread
        if (sha256 === null) throw new FileShrankError()
        return sha256
      }
      await hashUpTo(size)
      return hash.digest('hex')
    },
  }
}
