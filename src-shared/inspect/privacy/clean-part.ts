import type { PrivacyFinding } from '../report'
import { decodeLatin1, encodeUtf8, encodingOf, wholeText, type Encoding } from '../text/decode'
import { cleanJson, cleanLines } from './clean-text'
import { cleanXml } from './clean-xml'
import type { CleanedText } from './collector'

/** A part's bytes with what is private taken out; the same array when there was nothing. */
export type CleanedPart = { readonly bytes: Uint8Array; readonly removed: readonly PrivacyFinding[] }

const TEXT = /\.(?:config|json|xml|cfg|ini|txt|info|model|rels|gcode|fdm_material)$/i
const GCODE = /\.gcode$/i
const MODEL = /\.model$/i

export const isTextPart = (name: string) => TEXT.test(name)
export const isModelPart = (name: string) => MODEL.test(name)
export const isGcodePart = (name: string) => GCODE.test(name)

/** A text and the way back to its bytes: what was not changed is the same again, byte for byte. */
type Decoded = { readonly text: string; readonly encode: (text: string) => Uint8Array }

/** One byte a character; what no byte can say, from an escape that was read, becomes UTF-8. */
function encodeLatin1(text: string): Uint8Array {
  if (/^[\0-\u00ff]*$/.test(text))
    return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const pieces = Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0
    return code <= 0xff ? Uint8Array.of(code) : encodeUtf8(char)
  })
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

function encodeUtf16(text: string, encoding: Encoding): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le')
  return bytes
}

/** Lines and what is no text of its encoding, as settings in an old code page, are taken byte by byte. */
function decode(bytes: Uint8Array, byLines: boolean): Decoded {
  const { encoding, bom } = encodingOf(bytes)
  // Half a character at the end of UTF-16 stays where it is.
  const end = encoding === 'utf-8' ? bytes.length : bytes.length - ((bytes.length - bom) % 2)
  const text = byLines && encoding === 'utf-8' ? null : wholeText(encoding, bytes.subarray(bom, end))
  if (text === null) return { text: decodeLatin1(bytes), encode: encodeLatin1 }
  return {
    text,
    encode: (cleaned) => {
      const body = encoding === 'utf-8' ? encodeUtf8(cleaned) : encodeUtf16(cleaned, encoding)
      const whole = new Uint8Array(bom + body.length + bytes.length - end)
      whole.set(bytes.subarray(0, bom))
      whole.set(body, bom)
      whole.set(bytes.subarray(end), bom + body.length)
      return whole
    },
  }
}

function cleanText(name: string, text: string, as: string): CleanedText {
  const first = isGcodePart(as) ? undefined : /^[\s\u00ef\u00bb\u00bf]*(\S)/.exec(text)?.[1]
  if (first === '{' || first === '[') return cleanJson(name, text)
  if (first === '<') return cleanXml(name, text, isModelPart(as))
  const lines = cleanLines(name, text, isGcodePart(as))
  if (isGcodePart(as)) return lines
  // It may be JSON that lost its beginning.
  const strings = cleanJson(name, lines.text)
  return { text: strings.text, removed: [...lines.removed, ...strings.removed] }
}

/** Cleans one text part. A file on its own is treated as what it is, `as`, whatever its name. */
export function cleanPart(name: string, bytes: Uint8Array, as: string = name): CleanedPart {
  if (!isTextPart(as)) return { bytes, removed: [] }
  const { text, encode } = decode(bytes, isGcodePart(as))
  const cleaned = cleanText(name, text, as)
  return cleaned.removed.length === 0
    ? { bytes, removed: [] }
    : { bytes: encode(cleaned.text), removed: cleaned.removed }
}
