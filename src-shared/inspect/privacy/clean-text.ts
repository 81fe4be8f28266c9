import { createCollector, type CleanedText } from './collector'

/** Behind a key; the text need not be JSON, so where the key stands says nothing. */
const COLON = /\s*:/y

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

/** JSON, also where a quote too many or too few has turned what is inside and what is outside of strings about. */
export function cleanJson(part: string, text: string): CleanedText {
  const strings = cleanStrings(part, text)
  const pairs = cleanPairs(part, strings.text)
  return { text: pairs.text, removed: [...strings.removed, ...pairs.removed] }
}

const PAIR = /(?<![\w.-])([A-Za-z_][\w.-]*)"\s*:\s*("(?:[^"\\]|\\[^])*")/g

/** Whatever looks like `key": "value"`. */
function cleanPairs(part: string, text: string): CleanedText {
  const found = createCollector(part)
  for (const match of text.matchAll(PAIR)) {
    const [whole, key = '', token = ''] = match
    const to = match.index + whole.length
    found.value(key, unquoted(token), to - token.length, to, (by) => JSON.stringify(by))
  }
  return found.done(text)
}

/** Walks the strings of a JSON text; a value has the key before it, and what is in a list that of the list. */
function cleanStrings(part: string, text: string): CleanedText {
  const found = createCollector(part)
  const keys: string[] = ['']
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    const key = keys[keys.length - 1] ?? ''
    if (char === '{' || char === '[') keys.push(key)
    else if (char === '}' || char === ']') {
      if (keys.length > 1) keys.pop()
    } else if (char === '"') {
      const from = at
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
      const value = unquoted(text.slice(from, at + 1))
      COLON.lastIndex = at + 1
      if (COLON.test(text)) keys[keys.length - 1] = value
      else found.value(key, value, from, at + 1, (by) => JSON.stringify(by))
    }
  }
  return found.done(text)
}

const LINE = /^([ \t;#]*)(?:([A-Za-z_][\w.-]*)([ \t]*[=:][ \t]*))?(.*)$/gm
const COMMENT_LINE = /^([ \t]*;[ \t;#]*)(?:([A-Za-z_][\w.-]*)([ \t]*[=:][ \t]*))?(.*)$/gm

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
