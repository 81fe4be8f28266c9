import { SaxesParser } from 'saxes'
import { FaultError, stop } from '../fault'
import { beyond, type InspectLimits, type LimitName } from '../limits'
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
  const locals: string[] = []
  const uris: string[] = []
  const scoped: boolean[] = []
  /** Whether the element has attributes with a prefix, or declares a namespace. */
  let hasPrefixed = false
  let decoding: TextDecoding | null = null
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let fed = 0
  let lastEventAt = 0
  let attributeCount = 0

  const position = () => `${parser.line}:${parser.columnIndex + 1}`
  const scope = (): Scope => scopes[scopes.length - 1] ?? new Map<string, string>()
  const broken = (reason: string) =>
    stop('xml-broken', part, position(), { reason: reason.replace(/\.+$/, '') })

  const tooMuch = (what: string, limit: LimitName, found: number) =>
    stop('xml-limits', part, position(), { what, ...beyond(limits, limit, found) })

  const uriOf = (prefix: string): string => {
    const uri = scope().get(prefix)
    return uri ?? (prefix === '' ? '' : stop('xml-namespace', part, position(), { prefix }))
  }

  /** Takes up the namespaces that an element declares and checks those that its attributes use. */
  const readNamespaces = (attributes: Readonly<Record<string, string>>): boolean => {
    const declared = Object.entries(attributes).filter(
      ([name]) => name === 'xmlns' || name.startsWith('xmlns:'),
    )
    if (declared.length > 0) {
      scopes.push(
        new Map([...scope(), ...declared.map(([name, uri]): [string, string] => [name.slice(6), uri])]),
      )
    }
    for (const name in attributes) {
      const colon = name.indexOf(':')
      if (colon > 0 && !name.startsWith('xmlns:')) uriOf(name.slice(0, colon))
    }
    return declared.length > 0
  }

  // One element object for all: a mesh has millions, and no handler keeps one.
  let local = ''
  let uri = ''
  let attributes: Readonly<Record<string, string>> = {}
  const element: XmlElement = {
    get local() {
      return local
    },
    get uri() {
      return uri
    },
    get attributes() {
      return attributes
    },
    namespaceOf: (prefix) => scope().get(prefix) ?? null,
    inNamespace: (wanted, wantedLocal) => {
      if (!hasPrefixed) return null
      for (const name in attributes) {
        const colon = name.indexOf(':')
        if (
          colon > 0 &&
          name.slice(colon + 1) === wantedLocal &&
          scope().get(name.slice(0, colon)) === wanted
        ) {
          return attributes[name] ?? null
        }
      }
      return null
    },
  }

  parser.on('error', (error) => broken(error.message.replace(/^[^ ]*:\d+:\d+: |^\d+:\d+: /, '')))
  parser.on('doctype', () => stop('xml-doctype', part, position()))
  parser.on('opentagstart', () => {
    attributeCount = 0
    hasPrefixed = false
  })
  parser.on('attribute', ({ name }) => {
    if (++attributeCount > limits.xmlAttributes) tooMuch('attributes', 'xmlAttributes', attributeCount)
    if (name.length > 2 && (name.includes(':') || name === 'xmlns')) hasPrefixed = true
  })
  parser.on('opentag', (tag) => {
    lastEventAt = parser.position
    if (locals.length >= limits.xmlDepth) tooMuch('depth', 'xmlDepth', locals.length + 1)
    attributes = tag.attributes
    scoped.push(hasPrefixed && readNamespaces(attributes))
    const colon = tag.name.indexOf(':')
    uri = uriOf(colon < 0 ? '' : tag.name.slice(0, colon))
    local = colon < 0 ? tag.name : tag.name.slice(colon + 1)
    locals.push(local)
    uris.push(uri)
    handlers.open(element)
  })
  parser.on('closetag', () => {
    lastEventAt = parser.position
    handlers.close?.(locals.pop() ?? '', uris.pop() ?? '')
    if (scoped.pop() === true) scopes.pop()
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
      tooMuch('length of a token', 'xmlTokenChars', fed - lastEventAt)
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
