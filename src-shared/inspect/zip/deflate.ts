import JSZip from 'jszip'
import { crc32 } from './crc32'

/**
 * A raw deflate stream of the bytes, the same for the same bytes everywhere: jszip packs one entry, and its packed
 * bytes are cut out of the local header.
 */
export async function deflateRaw(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = new JSZip()
  zip.file('x', bytes, { date: new Date(Date.UTC(1980, 0, 1)), createFolders: false })
  const packed = await zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    streamFiles: false,
  })
  const view = new DataView(packed.buffer, packed.byteOffset)
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true)
  return packed.slice(start, start + view.getUint32(18, true))
}

export type PackedPart = {
  readonly name: string
  readonly method: 0 | 8
  readonly crc: number
  readonly size: number
  readonly packed: Uint8Array
}

/** Packs a part, or stores it where packing would not make it smaller. */
export async function packPart(name: string, bytes: Uint8Array, store = false): Promise<PackedPart> {
  const crc = crc32(bytes)
  const deflated = store || bytes.length === 0 ? null : await deflateRaw(bytes)
  return deflated !== null && deflated.length < bytes.length
    ? { name, method: 8, crc, size: bytes.length, packed: deflated }
    : { name, method: 0, crc, size: bytes.length, packed: bytes }
}
