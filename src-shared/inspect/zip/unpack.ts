import JSZip from 'jszip'
import { stop } from '../fault'
import type { ByteSource } from './byte-source'
import type { PackedPart } from './deflate'
import type { ZipEntry } from './directory'
import { writeZip } from './write'

/** What a host does faster than JavaScript could, for large parts. */
export type NativeZip = {
  /**
   * Unpacks a raw deflate stream. A chunk is only there while `onChunk` runs. Rejects where the stream is broken and
   * with what `onChunk` throws; a stream that merely ends too early is no error.
   */
  readonly inflateRaw: (
    pieces: () => Promise<Uint8Array | null>,
    onChunk: (chunk: Uint8Array) => void,
  ) => Promise<void>
  readonly crc32: (bytes: Uint8Array, previous: number) => number
  /** A hash of bytes, however they are cut, that nobody can forge; it holds for this process alone. */
  readonly hashPieces: () => PieceHash
}

export type PieceHash = { readonly add: (piece: Uint8Array) => void; readonly done: () => string }

export type Unpacking = {
  /**
   * Hands on a part's bytes as they are unpacked; rejects where they cannot be, and with what `onChunk` throws. Gives
   * the hash of the packed bytes where they were read natively.
   */
  readonly unpack: (entry: ZipEntry, onChunk: (chunk: Uint8Array) => void) => Promise<string | null>
  /** The same hash without unpacking; null for what is not read natively. */
  readonly packedHash: (entry: ZipEntry) => Promise<string | null>
}

/** Up to here jszip reads a part: all but the meshes and the G-code that make a file large. */
const SMALL_BYTES = 512 * 1024
/** What the small parts of one archive may have together, packed; further ones are read natively too. */
const SMALL_TOGETHER = 32 * 1024 * 1024

/** jszip has this method on every file and leaves it out of its types (documented: `internalStream(type)`). */
type StreamedFile = JSZip.JSZipObject & {
  readonly internalStream: (type: 'uint8array') => JSZip.JSZipStreamHelper<Uint8Array>
}

async function unpackByJszip(zip: JSZip, { name }: ZipEntry, onChunk: (chunk: Uint8Array) => void) {
  const file = zip.file(name)
  if (file === null) return stop('zip-broken', name)
  await new Promise<void>((resolve, reject) => {
    const source = (file as StreamedFile).internalStream('uint8array')
    source
      .on('data', (chunk) => {
        try {
          onChunk(chunk)
        } catch (cause) {
          source.pause()
          reject(cause instanceof Error ? cause : new Error(String(cause)))
        }
      })
      // What is too short is told by its length, as where it was read natively.
      .on('error', (error: Error) => (error.message.includes('size mismatch') ? resolve() : reject(error)))
      .on('end', () => resolve())
      .resume()
  })
}

const piecesOf = (source: ByteSource, { dataOffset, packedSize }: ZipEntry) =>
  source.pieces(dataOffset, dataOffset + packedSize)

async function unpackNatively(
  source: ByteSource,
  { inflateRaw, hashPieces }: NativeZip,
  entry: ZipEntry,
  onChunk: (chunk: Uint8Array) => void,
): Promise<string> {
  const hash = hashPieces()
  const next = piecesOf(source, entry)
  const pieces = async () => {
    const piece = await next()
    if (piece !== null) hash.add(piece)
    return piece
  }
  if (entry.method === 8) await inflateRaw(pieces, onChunk)
  else for (let piece = await pieces(); piece !== null; piece = await pieces()) onChunk(piece)
  return hash.done()
}

async function hashNatively(source: ByteSource, { hashPieces }: NativeZip, entry: ZipEntry): Promise<string> {
  const hash = hashPieces()
  const next = piecesOf(source, entry)
  for (let piece = await next(); piece !== null; piece = await next()) hash.add(piece)
  return hash.done()
}

/** The small parts, as they are packed, in an archive of their own that holds nothing that was not checked. */
async function slimArchive(source: ByteSource, entries: readonly ZipEntry[]): Promise<JSZip> {
  const parts: PackedPart[] = []
  for (const { name, method, crc, size, dataOffset, packedSize } of entries) {
    const packed = await source.read(dataOffset, dataOffset + packedSize)
    parts.push({ name, method: method === 0 ? 0 : 8, crc, size, packed })
  }
  try {
    return await JSZip.loadAsync(writeZip(parts), { createFolders: false })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : ''
    return stop('zip-broken', null, null, { reason })
  }
}

/** jszip for every part, or, with a host that can do better, for all but the large ones. */
export async function createUnpacking(
  source: ByteSource,
  entries: readonly ZipEntry[],
  native: NativeZip | null,
): Promise<Unpacking> {
  const small = new Set<ZipEntry>()
  let together = 0
  for (const entry of entries) {
    if (entry.isDirectory) continue
    const fits = entry.size <= SMALL_BYTES && together + entry.packedSize <= SMALL_TOGETHER
    if (native !== null && !fits) continue
    together += entry.packedSize
    small.add(entry)
  }
  const slim = await slimArchive(source, [...small])
  return {
    unpack: async (entry, onChunk) => {
      if (native !== null && !small.has(entry)) return unpackNatively(source, native, entry, onChunk)
      await unpackByJszip(slim, entry, onChunk)
      return null
    },
    packedHash: async (entry) =>
      native !== null && !small.has(entry) ? hashNatively(source, native, entry) : null,
  }
}
