import { createCipheriv, randomBytes } from 'node:crypto'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { crc32, createInflateRaw } from 'node:zlib'
import type { NativeZip } from '../inspect/zip/unpack'

const CHUNK = 512 * 1024

let nowhere: MessagePort | null = null

/**
 * Gives back a buffer's memory at once: what is transferred to a port that nobody reads is gone. The garbage collector
 * would let 32 MB of used chunks gather first, and new ones would never be in the processor's cache.
 */
function giveBack(buffer: ArrayBuffer) {
  if (nowhere === null) {
    const { port1, port2 } = new MessageChannel()
    port2.close()
    nowhere = port1
  }
  nowhere.postMessage(null, [buffer])
}

/** Node's own zlib, which unpacks in another thread while the chunk before is read here. */
const inflateRaw: NativeZip['inflateRaw'] = (pieces, onChunk) =>
  new Promise((resolve, reject) => {
    const stream = createInflateRaw({ chunkSize: CHUNK })
    const fail = (cause: unknown) => {
      stream.destroy()
      reject(cause instanceof Error ? cause : new Error(String(cause)))
    }
    const take = ({ buffer, byteOffset, byteLength }: Buffer) => {
      if (stream.destroyed) return
      try {
        // As what it is for everyone else: a Buffer's own slices would share the memory that is given back below.
        onChunk(new Uint8Array(buffer, byteOffset, byteLength))
      } catch (cause) {
        return fail(cause)
      }
      // Of a buffer that is not full yet zlib still holds the rest.
      if (byteOffset + byteLength === buffer.byteLength && buffer instanceof ArrayBuffer) giveBack(buffer)
    }
    // A chunk is read once this handler is over and zlib has begun on the next one; read here, it would hold zlib up.
    stream.on('data', (chunk: Buffer) => queueMicrotask(() => take(chunk)))
    stream.on('end', () => resolve())
    // What ends too early is told by its length, and that is compared anyway.
    stream.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'Z_BUF_ERROR' ? resolve() : fail(error),
    )
    const write = (piece: Uint8Array) => new Promise<void>((done) => stream.write(piece, () => done()))
    const feed = async () => {
      let written = Promise.resolve()
      for (let piece = await pieces(); piece !== null && !stream.destroyed; piece = await pieces()) {
        // The piece before must have been taken in, for the one after this may be read into its place.
        await written
        written = write(piece)
      }
      await written
      if (!stream.destroyed) stream.end()
    }
    feed().catch(fail)
  })

const secret = { key: randomBytes(16), nonce: randomBytes(12) } as const

/**
 * The tag that AES-GCM gives to bytes that are only authenticated: a hash under a secret of this process, five times as
 * fast as SHA-256, of which nobody outside sees a value. So nobody can make two parts of one tag; it says nothing to
 * another process. The nonce may be the same each time, because nothing is encrypted and no tag leaves.
 */
const hashPieces: NativeZip['hashPieces'] = () => {
  const tag = createCipheriv('aes-128-gcm', secret.key, secret.nonce)
  return {
    add: (piece) => tag.setAAD(piece),
    done: () => {
      tag.final()
      return tag.getAuthTag().toString('hex')
    },
  }
}

export const nativeZip: NativeZip = { inflateRaw, crc32, hashPieces }
