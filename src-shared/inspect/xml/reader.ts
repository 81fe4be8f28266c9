import { SaxesParser } from 'saxes'
import { FaultError, stop } from '../fault'
import { beyond, type InspectLimits, type LimitName } from '../limits'
import { createDecoding, encodingOf, type TextDecoding } from '../text/decode'

export type XmlElement = {
  /** As written, with its colon; empty without one. */
  readonly prefix: string
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
  /**
   * Decides by its first bytes how the text is encoded, before any of it is written; true for UTF-8. Without it the
   * first bytes that are written decide, as soon as they are enough.
   */
  readonly sniff: (head: Uint8Array) => boolean
  readonly write: (bytes: Uint8Array) => void
  readonly end: () => void
  /** Something else has read on: so many lines, and so many characters since the last line began, or since here. */
  readonly skipped: (lines: number, columns: number) => void
  /** What a prefix means here; null where it means nothing. */
  readonly namespaceOf: (prefix: string) => string | null
  /** `line:column`, from 1. */
  readonly position: () => string
  /** The position so far on, without going there. */
  readonly positionAfter: (lines: number, columns: number) => string
}

type Scope = ReadonlyMap<string, string>

const XML = 'http://www.w3.org/XML/1998/namespace'
export const SNIFF_BYTES = 256

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
  /** Bytes of the byte order mark that are still to come. */
  let markLeft = 0
  let attributeCount = 0

  let skippedLines = 0
  /** What to add to columns of the line in which the last skipped bytes ended. */
  let shift = { line: -1, columns: 0 }
  // The parser's `columnIndex` counts its last piece twice once it has read it.
  const column = () => parser.column + (parser.line === shift.line ? shift.columns : 0)
  const positionAfter = (lines: number, columns: number) =>
    `${parser.line + skippedLines + lines}:${(lines === 0 ? column() : 0) + columns + 1}`
  const position = () => positionAfter(0, 0)
  const scope = (): Scope => scopes[scopes.length - 1] ?? new Map<string, string>()
  const namespaceOf = (wanted: string) => scope().get(wanted) ?? null
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
  let prefix = ''
  let local = ''
  let uri = ''
  let attributes: Readonly<Record<string, string>> = {}
  const element: XmlElement = {
    get prefix() {
      return prefix
    },
    get local() {
      return local
    },
    get uri() {
      return uri
    },
    get attributes() {
      return attributes
    },
    namespaceOf,
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
    prefix = tag.name.slice(0, colon + 1)
    uri = uriOf(prefix.slice(0, -1))
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
    const { text, broken: isNoText } = decoding.push(bytes, last)
    fed += text.length
    try {
      parser.write(text)
    } catch (cause) {
      if (cause instanceof FaultError) throw cause
      broken(cause instanceof Error ? cause.message : 'unreadable')
    }
    if (fed - lastEventAt > limits.xmlTokenChars)
      tooMuch('length of a token', 'xmlTokenChars', fed - lastEventAt)
    // After the text before it, so that what is wrong first is told, however the bytes are cut.
    if (isNoText) stop('xml-encoding', part, position(), { encoding: 'bytes that are no text' })
  }

  /** Byte order mark, then declaration, then UTF-8. Gives the length of the mark. */
  const decide = (head: Uint8Array): { readonly bom: number; readonly utf8: boolean } => {
    const { encoding, bom } = encodingOf(head)
    const start = createDecoding(encoding).push(head.subarray(bom, bom + SNIFF_BYTES), false).text
    const declared = declaredEncoding(start)
    const utf8 = encoding === 'utf-8'
    const fits =
      declared === null ||
      (utf8 ? declared === 'utf-8' || declared === 'us-ascii' : declared.startsWith('utf-16'))
    if (!fits) stop('xml-encoding', part, '1:1', { encoding: declared })
    decoding = createDecoding(encoding)
    return { bom, utf8 }
  }

  const begin = () => {
    const all = new Uint8Array(waitingBytes)
    let at = 0
    for (const bytes of waiting) {
      all.set(bytes, at)
      at += bytes.length
    }
    waiting = []
    markLeft = 0
    feed(all.subarray(decide(all).bom), false)
  }

  return {
    position,
    positionAfter,
    namespaceOf,
    sniff: (head) => {
      const { bom, utf8 } = decide(head)
      markLeft = bom
      return utf8
    },
    skipped: (lines, columns) => {
      const to = lines === 0 ? column() + columns : columns
      skippedLines += lines
      shift = { line: parser.line, columns: to - parser.column }
    },
    write: (bytes) => {
      if (decoding !== null) {
        const mark = Math.min(markLeft, bytes.length)
        markLeft -= mark
        return feed(bytes.subarray(mark), false)
      }
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
