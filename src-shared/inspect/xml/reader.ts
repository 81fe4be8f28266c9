import { SaxesParser } from 'saxes'
import { FaultError, stop } from '../fault'
import type { InspectLimits } from '../limits'
import { createDecoding, encodingOf, type TextDecoding } from '../text/decode'

export type XmlElement = {
  readonly local: string
  readonly uri: string
  /** By the name as written, prefix included. */
  readonly attributes: Readonly<Record<string, string>>
  /** The value of an attribute of another namespace. */
  readonly inNamespace: (uri: string, local: string) => string | null
  readonly namespaceOf: (prefix: string) => string | null
}

export type XmlHandlers = {
  readonly open: (element: XmlElement) => void
  readonly close?: (local: string, uri: string) => void
  readonly text?: (text: string) => void
}

export type XmlReader = {
  readonly write: (bytes: Uint8Array) => void
  readonly end: () => void
  /** `line:column`, from 1. */
  readonly position: () => string
}

type Scope = ReadonlyMap<string, string>

const XML = 'http://www.w3.org/XML/1998/namespace'
const SNIFF_BYTES = 256

function declaredEncoding(text: string): string | null {
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(text)?.[1]?.toLowerCase() ?? null
}

/**
 * A streaming XML reader without entity expansion: a document type ends it, unknown entities end it, and depth,
 * attributes and the length of a token are bounded. Namespaces are resolved here, because only a few elements in a
 * mesh of millions declare any.
 */
export function createXmlReader(part: string, limits: InspectLimits, handlers: XmlHandlers): XmlReader {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  const scopes: Scope[] = [new Map([['xml', XML]])]
  const names: { local: string; uri: string; scoped: boolean }[] = []
  let decoding: TextDecoding | null = null
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let fed = 0
  let lastEventAt = 0
  let attributeCount = 0

  const position = () => `${parser.line}:${parser.columnIndex + 1}`
  const scope = (): Scope => scopes[scopes.length - 1] ?? new Map<string, string>()
  const broken = (reason: string) => stop('xml-broken', part, position(), { reason })

  const resolve = (name: string): { local: string; uri: string } => {
    const colon = name.indexOf(':')
    if (colon < 0) return { local: name, uri: scope().get('') ?? '' }
    const uri = scope().get(name.slice(0, colon))
    if (uri === undefined) return stop('xml-namespace', part, position(), { prefix: name.slice(0, colon) })
    return { local: name.slice(colon + 1), uri }
  }

  const namespaces = (attributes: Record<string, string>): boolean => {
    let next: Map<string, string> | null = null
    for (const name in attributes) {
      if (name === 'xmlns') (next ??= new Map(scope())).set('', attributes[name] ?? '')
      else if (name.startsWith('xmlns:'))
        (next ??= new Map(scope())).set(name.slice(6), attributes[name] ?? '')
    }
    if (next === null) return false
    scopes.push(next)
    return true
  }

  parser.on('error', (error) => broken(error.message.replace(/^[^ ]*:\d+:\d+: |^\d+:\d+: /, '')))
  parser.on('doctype', () => stop('xml-doctype', part, position()))
  parser.on('opentagstart', () => {
    attributeCount = 0
  })
  parser.on('attribute', () => {
    if (++attributeCount > limits.xmlAttributes) stop('xml-limits', part, position(), { what: 'attributes' })
  })
  parser.on('opentag', (tag) => {
    lastEventAt = parser.position
    if (names.length >= limits.xmlDepth) stop('xml-limits', part, position(), { what: 'depth' })
    const { attributes } = tag
    const scoped = namespaces(attributes)
    for (const name in attributes) {
      const colon = name.indexOf(':')
      if (colon > 0 && !name.startsWith('xmlns:') && !scope().has(name.slice(0, colon))) {
        stop('xml-namespace', part, position(), { prefix: name.slice(0, colon) })
      }
    }
    const resolved = resolve(tag.name)
    names.push({ ...resolved, scoped })
    const here = scope()
    handlers.open({
      ...resolved,
      attributes,
      namespaceOf: (prefix) => here.get(prefix) ?? null,
      inNamespace: (uri, local) => {
        for (const name in attributes) {
          const colon = name.indexOf(':')
          if (colon > 0 && name.slice(colon + 1) === local && here.get(name.slice(0, colon)) === uri) {
            return attributes[name] ?? null
          }
        }
        return null
      },
    })
  })
  parser.on('closetag', () => {
    lastEventAt = parser.position
    const name = names.pop()
    if (name === undefined) return
    handlers.close?.(name.local, name.uri)
    if (name.scoped) scopes.pop()
  })
  if (handlers.text !== undefined) {
    const { text } = handlers
    parser.on('text', (value) => text(value))
    parser.on('cdata', (value) => text(value))
  }

  const feed = (bytes: Uint8Array, last: boolean) => {
    if (decoding === null) return
    const text = decoding.push(bytes, last)
    if (text === null) return stop('xml-encoding', part, position(), { encoding: 'bytes that are no text' })
    fed += text.length
    try {
      parser.write(text)
    } catch (cause) {
      if (cause instanceof FaultError) throw cause
      broken(cause instanceof Error ? cause.message : 'unreadable')
    }
    if (fed - lastEventAt > limits.xmlTokenChars)
      stop('xml-limits', part, position(), { what: 'length of a token' })
  }

  /** The first bytes decide on the encoding: byte order mark, then declaration, then UTF-8. */
  const begin = () => {
    const all = new Uint8Array(waitingBytes)
    let at = 0
    for (const bytes of waiting) {
      all.set(bytes, at)
      at += bytes.length
    }
    waiting = []
    const { encoding, bom } = encodingOf(all)
    decoding = createDecoding(encoding)
    const start = createDecoding(encoding).push(all.subarray(bom, bom + SNIFF_BYTES), false) ?? ''
    const declared = declaredEncoding(start)
    const utf16 = encoding !== 'utf-8'
    const fits =
      declared === null ||
      (utf16 ? declared.startsWith('utf-16') : declared === 'utf-8' || declared === 'us-ascii')
    if (!fits) stop('xml-encoding', part, '1:1', { encoding: declared })
    feed(all.subarray(bom), false)
  }

  return {
    position,
    write: (bytes) => {
      if (decoding !== null) return feed(bytes, false)
      waiting.push(bytes.slice())
      waitingBytes += bytes.length
      if (waitingBytes >= SNIFF_BYTES) begin()
    },
    end: () => {
      if (decoding === null) begin()
      feed(new Uint8Array(0), true)
      try {
        parser.close()
      } catch (cause) {
        if (cause instanceof FaultError) throw cause
        broken(cause instanceof Error ? cause.message : 'unreadable')
      }
    },
  }
}

/** Reads a small XML part at once. */
export function readXml(part: string, bytes: Uint8Array, limits: InspectLimits, handlers: XmlHandlers): void {
  const reader = createXmlReader(part, limits, handlers)
  reader.write(bytes)
  reader.end()
}
