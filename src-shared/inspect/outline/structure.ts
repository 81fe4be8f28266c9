import { FaultError } from '../fault'
import { isJsonObject, parseJsonBytes } from '../json/guarded'
import type { InspectLimits } from '../limits'
import { commentSettings, writerInComments } from '../slicer/gcode'
import { decodeLatin1 } from '../text/decode'
import { parseIni } from '../text/ini'
import { createXmlReader, type XmlElement } from '../xml/reader'
import { safeMetadataName, safeSlicer, safeValue, safeVersion } from './values'
import { HIDDEN, safeName } from './words'

/** What a part is made of: names and counts, and values from closed lists alone. */
export type Structure = {
  readonly format: 'xml' | 'json' | 'lines'
  /** By path of element or key, in the order of their first appearance. */
  readonly names: Readonly<Record<string, number>>
  readonly values: Readonly<Record<string, readonly string[]>>
  /** The finding that reading ended in. */
  readonly fault: string | null
}

const MOST_NAMES = 1500
const MOST_VALUES = 12
const MOST_DEPTH = 12

/** Counts names and keeps a few values for each; both stop growing at a limit. */
function collector(format: Structure['format']) {
  const names = new Map<string, number>()
  const values = new Map<string, Set<string>>()
  return {
    name: (name: string) => {
      const kept = names.has(name) || names.size < MOST_NAMES ? name : HIDDEN
      names.set(kept, (names.get(kept) ?? 0) + 1)
    },
    value: (name: string, value: string | null) => {
      if (value === null || (!values.has(name) && values.size >= MOST_NAMES)) return
      const seen = values.get(name) ?? new Set<string>()
      if (seen.size < MOST_VALUES) seen.add(value)
      values.set(name, seen)
    },
    done: (fault: string | null): Structure => ({
      format,
      names: Object.fromEntries(names),
      values: Object.fromEntries([...values].map(([name, seen]) => [name, [...seen]])),
      fault,
    }),
  }
}

/** The code of what ended `read`, or null. */
function faultOf(read: () => void): string | null {
  try {
    read()
    return null
  } catch (cause) {
    if (cause instanceof FaultError) return cause.fault.code
    throw cause
  }
}

export type StructureReader = {
  readonly write: (bytes: Uint8Array) => void
  readonly done: () => Structure
}

/** An XML part as a stream: elements by path, their attributes as `path@name`. */
export function createXmlStructure(part: string, limits: InspectLimits): StructureReader {
  const found = collector('xml')
  const path: string[] = []
  let fault: string | null = null
  let textOf: string | null = null
  let text = ''

  const attributes = (here: string, element: XmlElement) => {
    const key = element.attributes['key'] ?? null
    for (const [name, value] of Object.entries(element.attributes)) {
      found.name(`${here}@${safeName(name)}`)
      if (name === 'key') found.value(`${here}@key`, safeName(value))
      else if (name === 'name' && element.local === 'metadata')
        found.value(`${here}@name`, safeMetadataName(value))
      else if (name === 'value' && key !== null)
        found.value(`${here}[${safeName(key)}]`, safeValue(key, value))
      else found.value(`${here}@${safeName(name)}`, safeValue(name, value))
    }
  }
  const reader = createXmlReader(part, limits, {
    open: (element) => {
      path.push(safeName(element.local))
      const here = path.slice(0, MOST_DEPTH).join('/')
      found.name(here)
      attributes(here, element)
      text = ''
      textOf = element.local === 'metadata' ? (element.attributes['name'] ?? null) : null
    },
    text: (more) => {
      if (textOf !== null && text.length < 200) text += more
    },
    close: () => {
      if (textOf !== null)
        found.value(`${path.join('/')}[${safeMetadataName(textOf)}]`, safeValue(textOf, text.trim()))
      textOf = null
      path.pop()
    },
  })
  const guarded = (step: () => void) => {
    fault ??= faultOf(step)
  }
  return {
    write: (bytes) => guarded(() => reader.write(bytes)),
    done: () => {
      guarded(reader.end)
      return found.done(fault)
    },
  }
}

const shapeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'object'
  if (typeof value !== 'string') return typeof value
  return value === '' ? 'empty' : /^[+-]?\d+(?:\.\d+)?%?$/.test(value) ? 'number' : 'text'
}

/** A JSON part: keys by path with the kind of their value, `layer_height: number`. */
export function jsonStructure(bytes: Uint8Array, limits: InspectLimits): Structure {
  const found = collector('json')
  const parsed = parseJsonBytes(bytes, limits)
  if (!parsed.ok) return found.done(parsed.error.code)
  const walk = (value: unknown, path: string, depth: number) => {
    if (depth > MOST_DEPTH) return
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) walk(item, `${path}[]`, depth + 1)
    } else if (isJsonObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        const name = path === '' ? safeName(key) : `${path}.${safeName(key)}`
        found.name(`${name}: ${shapeOf(item)}`)
        if (typeof item === 'string') found.value(name, safeValue(key, item))
        walk(item, name, depth + 1)
      }
    }
  }
  walk(parsed.value, '', 0)
  return found.done(null)
}

const BLOCK = /^; ?([A-Z]{3,20}(?:_[A-Z]{2,12}){1,4})$/

/** `; key = value` comments, INI lines and blocks of G-code, by their names. */
export function linesStructure(text: string): Structure {
  const found = collector('lines')
  const lines = text.split(/\r?\n/)
  const comments = lines.filter((line) => line.startsWith(';'))
  const { application, version } = writerInComments(comments)
  if (application !== null) found.value('generated by', safeSlicer(application))
  if (version !== null) found.value('generated by version', safeVersion(version))
  for (const line of comments) {
    const block = BLOCK.exec(line)?.[1]
    if (block !== undefined) found.name(`; ${safeName(block.toLowerCase())}`)
  }
  for (const [key, value] of commentSettings(comments)) {
    found.name(`; ${safeName(key)}: ${shapeOf(value)}`)
    found.value(safeName(key), safeValue(key, value))
  }
  for (const [section, pairs] of parseIni(text)) {
    if (section !== '') found.name(`[${safeName(section)}]`)
    for (const [key, value] of pairs) {
      if (key.startsWith(';')) continue
      found.name(`${safeName(key)}: ${shapeOf(value)}`)
      found.value(safeName(key), safeValue(key, value))
    }
  }
  return found.done(null)
}

export const linesStructureOf = (bytes: Uint8Array): Structure => linesStructure(decodeLatin1(bytes))
