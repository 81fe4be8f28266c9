/** Sections of an INI text by name; what stands before the first is in the section ''. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>

const MAX_ENTRIES = 20_000

/** Reads `key = value` lines. An indented line goes on with the value before it, as Cura writes start G-code. */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>()
  let section = new Map<string, string>()
  sections.set('', section)
  let last: string | null = null
  let entries = 0
  for (const line of text.split(/\r?\n/)) {
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
    const pair = /^([^=\s][^=]{0,200}?)\s*=\s*(.*)$/.exec(line)
    if (pair === null || ++entries > MAX_ENTRIES) continue
    last = pair[1] ?? ''
    section.set(last, pair[2] ?? '')
  }
  return sections
}

export const iniValue = (ini: Ini, section: string, key: string): string | null =>
  ini.get(section)?.get(key) ?? null
