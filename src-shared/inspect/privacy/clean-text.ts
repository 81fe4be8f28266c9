import type { PrivacyFinding } from '../report'
import { redact } from './rules'

/** A text with what is private taken out and everything else left as it was, character for character. */
export type CleanedText = { readonly text: string; readonly removed: readonly PrivacyFinding[] }

type Splice = { readonly from: number; readonly to: number; readonly by: string }

function spliced(text: string, splices: readonly Splice[]): string {
  let out = ''
  let at = 0
  for (const { from, to, by } of splices) {
    out += text.slice(at, from) + by
    at = to
  }
  return out + text.slice(at)
}

type Collector = {
  readonly value: (
    key: string,
    value: string,
    from: number,
    to: number,
    encode: (text: string) => string,
  ) => void
  readonly done: (text: string) => CleanedText
}

function collector(part: string): Collector {
  const splices: Splice[] = []
  const removed = new Map<string, PrivacyFinding>()
  return {
    value: (key, value, from, to, encode) => {
      const redaction = redact(key, value)
      if (redaction === null) return
      splices.push({ from, to, by: encode(redaction.replacement) })
      removed.set(`${key}|${redaction.kind}`, { part, key, kind: redaction.kind })
    },
    done: (text) => ({ text: spliced(text, splices), removed: [...removed.values()] }),
  }
}

type Container = { readonly isObject: boolean; key: string; expectsKey: boolean }

function unquoted(token: string): string | null {
  try {
    const value: unknown = JSON.parse(token)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

/** Walks the string values of a JSON text; what is in a list has the key of the list. */
export function cleanJson(part: string, text: string): CleanedText {
  const found = collector(part)
  const stack: Container[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    const top = stack[stack.length - 1]
    if (char === '{' || char === '[') {
      stack.push({ isObject: char === '{', key: top?.key ?? '', expectsKey: char === '{' })
    } else if (char === '}' || char === ']') stack.pop()
    else if (char === ',' && top !== undefined) top.expectsKey = top.isObject
    else if (char === '"') {
      const from = at
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
      const value = unquoted(text.slice(from, at + 1))
      if (value === null || top === undefined) continue
      if (top.expectsKey) {
        top.key = value
        top.expectsKey = false
      } else found.value(top.key, value, from, at + 1, (by) => JSON.stringify(by))
    }
  }
  return found.done(text)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const fromXml = (text: string) =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, dec, hex) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole
    const code = typeof dec === 'string' ? Number(dec) : parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

const toXml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (char) => `&${Object.keys(ENTITIES).find((name) => ENTITIES[name] === char) ?? 'amp'};`,
  )

const ATTRIBUTE = /([\w:.-]+)(\s*=\s*)(?:"([^"]*)"|'([^']*)')/g

type Attribute = { readonly name: string; readonly value: string; readonly from: number; readonly to: number }

function attributesOf(tag: string, base: number): readonly Attribute[] {
  return [...tag.matchAll(ATTRIBUTE)].map((match) => {
    const value = match[3] ?? match[4] ?? ''
    const from = base + match.index + (match[1] ?? '').length + (match[2] ?? '').length + 1
    return { name: match[1] ?? '', value, from, to: from + value.length }
  })
}

/** Tags that carry settings or names; in a model part these are few among millions of vertices. */
const ANY_TAG = /<([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g
const MODEL_TAG = /<((?:[\w.-]+:)?(?:metadata|object))((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g

/** Attribute values, those of `key`/`value` pairs under their key, and the text of metadata elements. */
export function cleanXml(part: string, text: string, isModel: boolean): CleanedText {
  const found = collector(part)
  for (const match of text.matchAll(isModel ? MODEL_TAG : ANY_TAG)) {
    const attributes = attributesOf(match[2] ?? '', match.index + 1 + (match[1] ?? '').length)
    const key = attributes.find(
      ({ name }) => name === 'key' || (match[1]?.endsWith('metadata') === true && name === 'name'),
    )
    for (const { name, value, from, to } of attributes) {
      if (name.startsWith('xmlns') || name === 'key') continue
      found.value(name === 'value' ? (key?.value ?? name) : name, fromXml(value), from, to, toXml)
    }
    const from = match.index + match[0].length
    if (key === undefined || match[0].endsWith('/>')) continue
    const to = text.indexOf('<', from)
    if (to > from) found.value(key.value, fromXml(text.slice(from, to)), from, to, toXml)
  }
  return found.done(text)
}

const LINE = /^([ \t]*;?[ \t]*)(?:([A-Za-z_][\w.-]*)([ \t]*[=:][ \t]*))?(.*)$/gm
const COMMENT_LINE = /^([ \t]*;[ \t]*)(?:([A-Za-z_][\w.-]*)([ \t]*[=:][ \t]*))?(.*)$/gm

/** `key = value` lines: G-code comments, and the INI files of PrusaSlicer and Cura. */
export function cleanLines(part: string, text: string, commentsOnly: boolean): CleanedText {
  const found = collector(part)
  for (const match of text.matchAll(commentsOnly ? COMMENT_LINE : LINE)) {
    const value = match[4] ?? ''
    if (value === '') continue
    const to = match.index + match[0].length
    const quoted = value.length > 1 && value.startsWith('"') && value.endsWith('"')
    found.value(match[2] ?? 'comment', value, to - value.length, to, (by) =>
      quoted && by === '' ? '""' : by,
    )
  }
  return found.done(text)
}
