import type { PrivacyFinding } from '../report'
import { createDecoding, decodeLatin1, encodeUtf8, encodingOf, type Encoding } from '../text/decode'
import { cleanJson, cleanLines, cleanXml, type CleanedText } from './clean-text'

/** A part's bytes with what is private taken out; the same array when there was nothing. */
export type CleanedPart = { readonly bytes: Uint8Array; readonly removed: readonly PrivacyFinding[] }

const TEXT = /\.(?:config|json|xml|cfg|ini|txt|info|model|rels|gcode|fdm_material)$/i
const GCODE = /\.gcode$/i
const MODEL = /\.model$/i

export const isTextPart = (name: string) => TEXT.test(name)
export const isModelPart = (name: string) => MODEL.test(name)
export const isGcodePart = (name: string) => GCODE.test(name)

function encodeLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return encodeUtf8(text)
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le')
  return bytes
}

function cleanDecoded(name: string, text: string): CleanedText | null {
  const first = /\S/.exec(text)?.[0]
  if (first === '{' || first === '[') return cleanJson(name, text)
  if (first === '<') return cleanXml(name, text, isModelPart(name))
  return null
}

/**
 * Cleans one text part. Lines are handled byte by byte, whatever their encoding. A file on its own is treated as what
 * it is, `as`, whatever its name.
 */
export function cleanPart(name: string, bytes: Uint8Array, as: string = name): CleanedPart {
  if (!isTextPart(as)) return { bytes, removed: [] }
  if (!isGcodePart(as)) {
    const { encoding, bom } = encodingOf(bytes)
    const text = createDecoding(encoding).push(bytes.subarray(bom), true)
    const cleaned = text === null ? null : cleanDecoded(name, text)
    if (cleaned !== null) {
      if (cleaned.removed.length === 0) return { bytes, removed: [] }
      const body = encode(cleaned.text, encoding)
      const whole = new Uint8Array(bom + body.length)
      whole.set(bytes.subarray(0, bom))
      whole.set(body, bom)
      return { bytes: whole, removed: cleaned.removed }
    }
  }
  const { text, removed } = cleanLines(name, decodeLatin1(bytes), isGcodePart(as))
  return removed.length === 0 ? { bytes, removed } : { bytes: encodeLatin1(text), removed }
}
