import { err, ok, type Result } from '../../result'
import type { FindingCode } from '../finding-codes'
import type { FaultParams } from '../fault'
import { beyond, type InspectLimits } from '../limits'
import { decodeText } from '../text/decode'

export type JsonFault = {
  readonly code: Extract<FindingCode, 'json-broken' | 'json-limits'>
  readonly why: string
  readonly params?: FaultParams
}

type JsonLimit = 'jsonBytes' | 'jsonDepth' | 'jsonNodes'
const limitWords: Readonly<Record<JsonLimit, string>> = {
  jsonBytes: 'size',
  jsonDepth: 'depth',
  jsonNodes: 'number of values',
}
const tooMuch = (limits: InspectLimits, limit: JsonLimit, found: number): JsonFault => ({
  code: 'json-limits',
  why: limitWords[limit],
  params: beyond(limits, limit, found),
})

/** Depth and number of values of a JSON text, found without building anything. */
function measure(text: string, limits: InspectLimits): JsonFault | null {
  let depth = 0
  let nodes = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x22) {
      for (at++; at < text.length && text.charCodeAt(at) !== 0x22; at++)
        if (text.charCodeAt(at) === 0x5c) at++
    } else if (char === 0x7b || char === 0x5b) {
      if (++depth > limits.jsonDepth) return tooMuch(limits, 'jsonDepth', depth)
      nodes++
    } else if (char === 0x7d || char === 0x5d) depth--
    else if (char === 0x2c && ++nodes > limits.jsonNodes) return tooMuch(limits, 'jsonNodes', nodes)
  }
  return null
}

export function parseGuardedJson(text: string, limits: InspectLimits): Result<unknown, JsonFault> {
  if (text.length > limits.jsonBytes) return err(tooMuch(limits, 'jsonBytes', text.length))
  const fault = measure(text, limits)
  if (fault !== null) return err(fault)
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return err({ code: 'json-broken', why: 'not JSON' })
  }
}

export function parseJsonBytes(bytes: Uint8Array, limits: InspectLimits): Result<unknown, JsonFault> {
  if (bytes.length > limits.jsonBytes) return err(tooMuch(limits, 'jsonBytes', bytes.length))
  const text = decodeText(bytes)
  return text === null ? err({ code: 'json-broken', why: 'not text' }) : parseGuardedJson(text, limits)
}

export type JsonObject = Readonly<Record<string, unknown>>

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own property: `__proto__` and its like in a file never reach a prototype. */
export const field = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined

const scalarText = (value: unknown): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null

/** A setting's text: a string, or the first of a list of strings (docs: slicer-formats.md a.4). */
export function textField(object: JsonObject, key: string): string | null {
  const value = field(object, key)
  return Array.isArray(value) ? scalarText(value[0]) : scalarText(value)
}

/** A setting's texts: a list, or a single string as a list of one. */
export function listField(object: JsonObject, key: string): readonly string[] {
  const value = field(object, key)
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.map(scalarText).filter((text) => text !== null)
}
