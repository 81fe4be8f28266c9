import { linesOf } from './lines'

/** Sections of an INI text by name; what stands before the first is in the section ''. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>

const MAX_ENTRIES = 20_000
const MAX_KEY = 200

/** Reads `key = value` lines. An indented line goes on with the value before it, as Cura writes start G-code. */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>()
  let section = new Map<string, string>()
  sections.set('', section)
  let last: string | null = null
  let entries = 0
  for (const line of linesOf(text)) {
    const head = /^\[([^\]]{1,200})\]\s*$/.exec(line)
    if (head !== null) {
      section = sections.get(head[1] ?? '') ?? new Map<string, string>()
      sections.set(head[1] ?? '', section)
      last = null
      continue
    }
    if (/^\s+\S/.test(line) && last !== null) {
      section.set(last, `${section.get(last) ?? ''}\n${line.trim()}`)
      continue
    }
    const sign = line.indexOf('=')
    const key = line.slice(0, sign).trimEnd()
    if (sign < 1 || key === '' || key.length > MAX_KEY || /^\s/.test(key) || ++entries > MAX_ENTRIES) continue
    last = key
    section.set(last, line.slice(sign + 1).trimStart())
  }
  return sections
}

export const iniValue = (ini: Ini, section: string, key: string): string | null =>
  ini.get(section)?.get(key) ?? null
