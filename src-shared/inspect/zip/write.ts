import { encodeUtf8 } from '../text/decode'
import type { PackedPart } from './deflate'

const DOS_DATE_1980_01_01 = 0x0021
const FLAG_UTF8 = 0x0800
const VERSION = 20

/** A zip of already packed parts, in the order given, with fixed dates: the same parts give the same bytes. Below 4 GiB. */
export function writeZip(parts: readonly PackedPart[]): Uint8Array {
  const names = parts.map((part) => encodeUtf8(part.name))
  const nameBytes = names.reduce((sum, name) => sum + name.length, 0)
  const packedBytes = parts.reduce((sum, part) => sum + part.packed.length, 0)
  const out = new Uint8Array(22 + parts.length * (30 + 46) + nameBytes * 2 + packedBytes)
  const view = new DataView(out.buffer)
  let at = 0
  const common = (part: PackedPart, name: Uint8Array) => {
    view.setUint16(at, VERSION, true)
    view.setUint16(at + 2, FLAG_UTF8, true)
    view.setUint16(at + 4, part.method, true)
    view.setUint16(at + 8, DOS_DATE_1980_01_01, true)
    view.setUint32(at + 10, part.crc, true)
    view.setUint32(at + 14, part.packed.length, true)
    view.setUint32(at + 18, part.size, true)
    view.setUint16(at + 22, name.length, true)
  }
  const offsets: number[] = []
  for (const [index, part] of parts.entries()) {
    const name = names[index] ?? new Uint8Array(0)
    offsets.push(at)
    view.setUint32(at, 0x04034b50, true)
    at += 4
    common(part, name)
    at += 26
    out.set(name, at)
    at += name.length
    out.set(part.packed, at)
    at += part.packed.length
  }
  const directoryAt = at
  for (const [index, part] of parts.entries()) {
    const name = names[index] ?? new Uint8Array(0)
    view.setUint32(at, 0x02014b50, true)
    view.setUint16(at + 4, VERSION, true)
    at += 6
    common(part, name)
    view.setUint32(at + 36, offsets[index] ?? 0, true)
    at += 40
    out.set(name, at)
    at += name.length
  }
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, parts.length, true)
  view.setUint16(at + 10, parts.length, true)
  view.setUint32(at + 12, at - directoryAt, true)
  view.setUint32(at + 16, directoryAt, true)
  return out.subarray(0, at + 22)
}
