/** Decoders for the text encodings a part may have, without relying on any platform's. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

export type TextDecoding = {
  /** The text of these bytes, up to the first that cannot be part of the encoding. */
  readonly push: (bytes: Uint8Array, last: boolean) => Decoded
}

export type Decoded = { readonly text: string; readonly broken: boolean }

const UNITS = 8192

const unitsToText = (units: Uint16Array, count: number) =>
  String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[])

const joined = (carry: Uint8Array, bytes: Uint8Array) => {
  if (carry.length === 0) return bytes
  const all = new Uint8Array(carry.length + bytes.length)
  all.set(carry)
  all.set(bytes, carry.length)
  return all
}

function utf8Length(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 0
}

function utf8CodePoint(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] ?? 0) & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i] ?? 0
    if ((next & 0xc0) !== 0x80) return -1
    code = (code << 6) | (next & 0x3f)
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000
  const surrogate = code >= 0xd800 && code <= 0xdfff
  return code < least || code > 0x10ffff || surrogate ? -1 : code
}

function createUtf8(): TextDecoding {
  let carry = new Uint8Array(0)
  const units = new Uint16Array(UNITS + 2)
  return {
    push: (chunk, last) => {
      const bytes = joined(carry, chunk)
      carry = new Uint8Array(0)
      let text = ''
      let count = 0
      const decoded = (broken: boolean) => ({ text: text + unitsToText(units, count), broken })
      for (let at = 0; at < bytes.length;) {
        const byte = bytes[at] ?? 0
        if (byte < 0x80) {
          units[count++] = byte
          at++
        } else {
          const length = utf8Length(byte)
          if (length === 0) return decoded(true)
          if (at + length > bytes.length) {
            if (last) return decoded(true)
            carry = bytes.slice(at)
            break
          }
          const code = utf8CodePoint(bytes, at, length)
          if (code < 0) return decoded(true)
          if (code > 0xffff) {
            units[count++] = 0xd800 + ((code - 0x10000) >> 10)
            units[count++] = 0xdc00 + ((code - 0x10000) & 0x3ff)
          } else units[count++] = code
          at += length
        }
        if (count >= UNITS) {
          text += unitsToText(units, count)
          count = 0
        }
      }
      return decoded(false)
    },
  }
}

function createUtf16(little: boolean): TextDecoding {
  let carry = new Uint8Array(0)
  const units = new Uint16Array(UNITS)
  return {
    push: (chunk, last) => {
      const bytes = joined(carry, chunk)
      const even = bytes.length & ~1
      carry = bytes.slice(even)
      let text = ''
      let count = 0
      for (let at = 0; at < even; at += 2) {
        const first = bytes[at] ?? 0
        const second = bytes[at + 1] ?? 0
        units[count++] = little ? first | (second << 8) : (first << 8) | second
        if (count === UNITS) {
          text += unitsToText(units, count)
          count = 0
        }
      }
      return { text: text + unitsToText(units, count), broken: last && carry.length > 0 }
    },
  }
}

export const createDecoding = (encoding: Encoding): TextDecoding =>
  encoding === 'utf-8' ? createUtf8() : createUtf16(encoding === 'utf-16le')

/** UTF-16 or UTF-8 by byte order mark, with the mark's length; UTF-8 without one. */
export function encodingOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly bom: number } {
  const [a = -1, b = -1, c = -1] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: 2 }
  if (a === 0x3c && b === 0) return { encoding: 'utf-16le', bom: 0 }
  if (a === 0 && b === 0x3c) return { encoding: 'utf-16be', bom: 0 }
  return { encoding: 'utf-8', bom: 0 }
}

/** The whole of a text without its byte order mark, or null where it is not text of its encoding. */
export function decodeText(bytes: Uint8Array): string | null {
  const { encoding, bom } = encodingOf(bytes)
  return wholeText(encoding, bytes.subarray(bom))
}

/** All of the bytes as text of this encoding, or null where they are not. */
export function wholeText(encoding: Encoding, bytes: Uint8Array): string | null {
  const { text, broken } = createDecoding(encoding).push(bytes, true)
  return broken ? null : text
}

/** One character per byte: for text whose encoding does not matter, such as the ends of a G-code file. */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += UNITS) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + UNITS) as unknown as number[])
  }
  return text
}

/** Undoes `decodeLatin1` for a piece of text that was UTF-8 after all; left as it is where it was not. */
export function utf8InLatin1(text: string): string {
  const bytes = new Uint8Array(text.length)
  let ascii = true
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0xff) return text
    if (unit > 0x7f) ascii = false
    bytes[i] = unit
  }
  return ascii ? text : (wholeText('utf-8', bytes) ?? text)
}

export function encodeUtf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3)
  let at = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) out[at++] = code
    else if (code < 0x800) {
      out[at++] = 0xc0 | (code >> 6)
      out[at++] = 0x80 | (code & 0x3f)
    } else if (code < 0x10000) {
      out[at++] = 0xe0 | (code >> 12)
      out[at++] = 0x80 | ((code >> 6) & 0x3f)
      out[at++] = 0x80 | (code & 0x3f)
    } else {
      out[at++] = 0xf0 | (code >> 18)
      out[at++] = 0x80 | ((code >> 12) & 0x3f)
      out[at++] = 0x80 | ((code >> 6) & 0x3f)
      out[at++] = 0x80 | (code & 0x3f)
    }
  }
  return out.slice(0, at)
}
