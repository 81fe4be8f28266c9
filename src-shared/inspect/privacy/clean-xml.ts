import { createCollector, type CleanedText } from './collector'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const fromXml = (text: string) =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, dec, hex) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole
    const code = typeof dec === 'string' ? Number(dec) : parseInt(String(hex), 16)
    const isHalf = code >= 0xd800 && code <= 0xdfff
    return code > 0 && code <= 0x10ffff && !isHalf ? String.fromCodePoint(code) : whole
  })

const toXml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (char) => `&${Object.keys(ENTITIES).find((name) => ENTITIES[name] === char) ?? 'amp'};`,
  )

type Attribute = {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly quoted: boolean
}

const toBareXml = (text: string) => `"${toXml(text)}"`

const NAME = /[^\s<>/="'!?]+/y
const SPACE = /\s*/y
const EQUALS = /\s*=\s*/y
const BARE = /[^\s<>"']+/y
/** Of these a model part has millions, and nothing but numbers in them. */
const NUMBERS_ONLY = /^(?:[\w.-]+:)?(?:vertex|triangle)$/

/** Where a pattern that holds from `at` on ends; `at` itself where it does not. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** The attributes of a tag from behind its name, and where it ends. A quote that is never closed ends the text. */
function readAttributes(
  text: string,
  start: number,
): { readonly attributes: Attribute[]; readonly end: number } {
  const attributes: Attribute[] = []
  for (let at = start; ;) {
    at = endOf(SPACE, text, at)
    const char = text[at]
    if (char === undefined) return { attributes, end: at }
    if (char === '>') return { attributes, end: at + 1 }
    if (char === '<') return { attributes, end: at }
    const nameEnd = endOf(NAME, text, at)
    if (nameEnd === at) {
      at++
      continue
    }
    const name = text.slice(at, nameEnd)
    const valueAt = endOf(EQUALS, text, nameEnd)
    at = nameEnd
    if (valueAt === nameEnd) continue
    const quote = text[valueAt]
    if (quote === '"' || quote === "'") {
      const close = text.indexOf(quote, valueAt + 1)
      const to = close < 0 ? text.length : close
      attributes.push({ name, from: valueAt + 1, to, quoted: true })
      at = Math.min(text.length, to + 1)
    } else {
      at = endOf(BARE, text, valueAt)
      attributes.push({ name, from: valueAt, to: at, quoted: false })
    }
  }
}

type Block = { readonly open: string; readonly close: string; readonly key: string | null }
const blocks: readonly Block[] = [
  { open: '<!--', close: '-->', key: 'comment' },
  { open: '<![CDATA[', close: ']]>', key: null },
  { open: '<?', close: '?>', key: 'instruction' },
]

/**
 * Attribute values, those of `key`/`value` pairs under their key, the text of elements under the key or name of the
 * element, comments and the rest. It goes through once, whether or not the text is well-formed.
 */
export function cleanXml(part: string, text: string, isModel: boolean): CleanedText {
  const found = createCollector(part)
  /** What the text that follows belongs to; `keyed` is the element whose end ends it. */
  let key = 'text'
  let keyed = ''

  const addText = (from: number, to: number) => {
    if (endOf(SPACE, text, from) < to) found.value(key, fromXml(text.slice(from, to)), from, to, toXml)
  }

  const addBlock = (at: number, { open, close, key: own }: Block): number => {
    const from = at + open.length
    const closeAt = text.indexOf(close, from)
    const to = closeAt < 0 ? text.length : closeAt
    // What is left must not end the block early.
    const encode = (by: string) =>
      by.replaceAll('--', '- -').replaceAll(']]>', ']] >').replaceAll('?>', '? >')
    if (!text.startsWith('<?xml ', at)) found.value(own ?? key, text.slice(from, to), from, to, encode)
    return Math.min(text.length, to + close.length)
  }

  const addTag = (at: number): number => {
    const nameEnd = endOf(NAME, text, at + 1)
    const tag = text.slice(at + 1, nameEnd)
    if (isModel && NUMBERS_ONLY.test(tag)) {
      const end = text.indexOf('>', nameEnd)
      return end < 0 ? text.length : end + 1
    }
    const { attributes, end } = readAttributes(text, nameEnd)
    const isKey = ({ name }: Attribute) => name === 'key' || (tag.endsWith('metadata') && name === 'name')
    const keyAttribute = attributes.find(isKey)
    const said = keyAttribute === undefined ? null : text.slice(keyAttribute.from, keyAttribute.to)
    for (const { name, from, to, quoted } of attributes) {
      if (name.startsWith('xmlns') || name === 'key') continue
      const value = fromXml(text.slice(from, to))
      found.value(name === 'value' ? (said ?? name) : name, value, from, to, quoted ? toXml : toBareXml)
    }
    const isClosed = text[end - 2] === '/'
    if (said !== null && !isClosed) {
      key = said
      keyed = tag
    } else if (keyed === '') key = isClosed ? 'text' : tag
    return end
  }

  const addEnd = (at: number): number => {
    const nameEnd = endOf(NAME, text, at + 2)
    if (keyed === '' || text.slice(at + 2, nameEnd) === keyed) {
      key = 'text'
      keyed = ''
    }
    const end = text.indexOf('>', nameEnd)
    return end < 0 ? text.length : end + 1
  }

  for (let at = 0; at < text.length;) {
    const next = text.indexOf('<', at)
    const tagAt = next < 0 ? text.length : next
    addText(at, tagAt)
    if (tagAt === text.length) break
    const block = blocks.find(({ open }) => text.startsWith(open, tagAt))
    if (block !== undefined) at = addBlock(tagAt, block)
    else if (text[tagAt + 1] === '/') at = addEnd(tagAt)
    else at = endOf(NAME, text, tagAt + 1) > tagAt + 1 ? addTag(tagAt) : tagAt + 1
  }
  return found.done(text)
}
