import { decodeLatin1 } from '../text/decode'

/**
 * The texts of a binary property list that is a list of texts, as macOS keeps where a file was got from. The format is
 * Apple's `bplist00`: objects, a table of their offsets, and a trailer of 32 bytes. Anything else gives nothing.
 */
const MAGIC = 'bplist00'
const TRAILER = 32
const MOST_TEXTS = 32
const MOST_CHARS = 4096

const ASCII = 0x5
const UTF16 = 0x6
const LIST = 0xa

export function textsOfBinaryPlist(bytes: Uint8Array): readonly string[] {
  if (bytes.length < MAGIC.length + TRAILER || decodeLatin1(bytes.subarray(0, 8)) !== MAGIC) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - TRAILER
  const number = (at: number, size: number): number => {
    if (at < 0 || size < 1 || size > 8 || at + size > bytes.length) return -1
    let value = 0
    for (let i = 0; i < size; i++) value = value * 256 + view.getUint8(at + i)
    return Number.isSafeInteger(value) ? value : -1
  }
  const offsetSize = number(end + 6, 1)
  const referenceSize = number(end + 7, 1)
  const count = number(end + 8, 8)
  const table = number(end + 24, 8)
  const offsetOf = (index: number) =>
    index < 0 || index >= count ? -1 : number(table + index * offsetSize, offsetSize)

  /** Kind and length of an object, and where its content starts; a length of 15 is spelled out after the marker. */
  const head = (at: number) => {
    const marker = at < 0 || at >= end ? -1 : number(at, 1)
    const short = marker & 0xf
    if (marker < 0) return null
    if (short !== 0xf) return { kind: marker >> 4, length: short, from: at + 1 }
    const size = 2 ** (number(at + 1, 1) & 0xf)
    return { kind: marker >> 4, length: number(at + 2, size), from: at + 2 + size }
  }
  const text = (at: number): string | null => {
    const found = head(at)
    if (found === null || found.length < 0 || found.length > MOST_CHARS) return null
    const { kind, length, from } = found
    const width = kind === ASCII ? 1 : kind === UTF16 ? 2 : 0
    if (width === 0 || from + length * width > end) return null
    if (width === 1) return decodeLatin1(bytes.subarray(from, from + length))
    return Array.from({ length }, (_, i) => String.fromCharCode(view.getUint16(from + i * 2))).join('')
  }

  const list = head(offsetOf(number(end + 16, 8)))
  if (list?.kind !== LIST || list.length < 0) return []
  return Array.from({ length: Math.min(list.length, MOST_TEXTS) }, (_, i) =>
    text(offsetOf(number(list.from + i * referenceSize, referenceSize))),
  ).filter((each) => each !== null)
}
