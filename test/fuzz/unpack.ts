import { inflateRawSync } from 'node:zlib'
import { defaultLimits } from '@shared/inspect/limits'
import { readZipDirectory } from '@shared/inspect/zip/directory'
import type { RawEntry } from '../fixtures/raw-zip'

const MOST_BYTES = 4_000_000

/** The parts of an archive whose directory is sound, or null; parts that are huge or broken are left as they are packed. */
export function unpack(bytes: Uint8Array): readonly RawEntry[] | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null
  const { entries, faults } = readZipDirectory(bytes, defaultLimits)
  if (faults.length > 0 || entries.length === 0) return null
  return entries.map(({ name, method, crc, size, packedSize, dataOffset }) => {
    const packed = bytes.slice(dataOffset, dataOffset + packedSize)
    if (method === 0) return { name, method, bytes: packed }
    try {
      if (size <= MOST_BYTES) {
        const bytes = inflateRawSync(packed, { maxOutputLength: size + 1 })
        return { name, method, bytes, packed, crc, size }
      }
    } catch {
      // It stays packed.
    }
    return { name, method, bytes: new Uint8Array(0), packed, crc, size }
  })
}
