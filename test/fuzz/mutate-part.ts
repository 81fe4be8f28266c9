import { decodeLatin1, decodeText } from '@shared/inspect/text/decode'
import { encodeOddly } from './encode-oddly'
import { mutateBytes } from './mutate-bytes'
import { mutateJson } from './mutate-json'
import { mutateLines } from './mutate-lines'
import { mutateText } from './mutate-text'
import { mutateXml } from './mutate-xml'
import { chance, type Random } from './pick'

export type TextKind = 'xml' | 'json' | 'lines' | 'binary'

/** By the first characters, as the readers themselves tell. */
export function kindOf(bytes: Uint8Array): TextKind {
  const start = decodeLatin1(bytes.subarray(0, 200))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (start.startsWith('<')) return 'xml'
  if (/^[{[]/.test(start)) return 'json'
  // eslint-disable-next-line no-control-regex -- they tell text from other data
  return /[\u0000-\u0008]/.test(start) ? 'binary' : 'lines'
}

const mutators = { xml: mutateXml, json: mutateJson, lines: mutateLines } as const

/** Changes a text by what it is and keeps it text, mostly. */
export function mutatePart(bytes: Uint8Array, random: Random, kind: TextKind = kindOf(bytes)): Uint8Array {
  if (kind === 'binary' || chance(random, 0.03)) return mutateBytes(bytes, random)
  const text = decodeText(bytes) ?? decodeLatin1(bytes)
  return encodeOddly(chance(random, 0.02) ? mutateText(text, random) : mutators[kind](text, random), random)
}
