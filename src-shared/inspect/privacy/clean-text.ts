import { createCollector, type CleanedText } from './collector'

type Container = { readonly isObject: boolean; key: string; expectsKey: boolean }

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** What a JSON string says, also where it is none by the letter: with a line end in it, or an escape nobody knows. */
function unquoted(token: string): string {
  try {
    const value: unknown = JSON.parse(token)
    if (typeof value === 'string') return value
  } catch {
    // It is read by hand.
  }
  return token
    .replace(/^"|"$/g, '')
    .replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, hex: string | undefined, char: string | undefined) =>
      hex === undefined ? (ESCAPES[char ?? ''] ?? char ?? '') : String.fromCharCode(parseInt(hex, 16)),
    )
}

/** Walks the string values of a JSON text; what is in a list has the key of the list. */
export function cleanJson(part: string, text: string): CleanedText {
  const found = createCollector(part)
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
      if (top?.expectsKey === true) {
        top.key = value
        top.expectsKey = false
      } else found.value(top?.key ?? '', value, from, at + 1, (by) => JSON.stringify(by))
    }
  }
  return found.done(text)
}

const LINE = /^([ \t]*;?[ \t]*)(?:([A-Za-z_][\w.-]*)([ \t]*[=:][ \t]*))?(.*)$/gm
const COMMENT_LINE = /^([ \t]*;[ \t]*)(?:([A-Za-z_][\w.-]*)([ \t]*[=:][ \t]*))?(.*)$/gm

/** `key = value` lines: G-code comments, and the INI files of PrusaSlicer and Cura. */
export function cleanLines(part: string, text: string, commentsOnly: boolean): CleanedText {
  const found = createCollector(part)
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
