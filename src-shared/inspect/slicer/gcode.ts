import { settingNumber } from '../numbers'

/** What the comments of a G-code file say; only its head and tail are looked at (docs: slicer-formats.md b.3). */
export type GcodeFacts = {
  readonly application: string | null
  readonly version: string | null
  readonly evidence: string | null
  readonly settings: ReadonlyMap<string, string>
  readonly printTimeS: number | null
  readonly weightG: number | null
  readonly isGcode: boolean
}

const WRITER = /^; ?generated (?:by|with) ([A-Za-z][\w+ ]*?)[ _]v?(\d[\w.+-]*)(?: on .*)?$/i
const BAMBU = /^; BambuStudio (\d[\w.+-]*)$/
const CURA = /^;Generated with (Cura)_SteamEngine (\d[\w.+-]*)$/
const SETTING = /^; ([A-Za-z_][\w ()[\]]*?) ?[=:] ?(.*)$/
const COMMAND = /^(?:[GM]\d{1,4}|T\d)\b/
const MAX_SETTINGS = 5000
const MAX_VALUE = 4000

/** `1d 2h 3m 4.5s` in seconds; parts that are zero are left out. Null where nothing is said. */
export function parseDuration(text: string): number | null {
  const match = /^\s*(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+(?:\.\d+)?)s)?\s*$/.exec(text)
  if (match === null || match.slice(1).every((group) => group === undefined)) return null
  const [days, hours, minutes, seconds] = match.slice(1).map((group) => Number(group ?? 0))
  return (days ?? 0) * 86400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)
}

/** The head of a list setting: numbers are joined by commas, texts by semicolons and quoted. */
export function firstOfList(value: string | null): string | null {
  if (value === null) return null
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(value)
  if (quoted !== null) return (quoted[1] ?? '').replace(/\\(.)/g, '$1')
  return value.split(';')[0]?.trim() ?? null
}

export function readGcode(text: string): GcodeFacts {
  const settings = new Map<string, string>()
  let application: string | null = null
  let version: string | null = null
  let evidence: string | null = null
  let commands = 0
  let comments = 0
  for (const line of text.split(/\r?\n/)) {
    if (!line.startsWith(';')) {
      if (COMMAND.test(line)) commands++
      continue
    }
    comments++
    if (application === null) {
      const bambu = BAMBU.exec(line)
      const match = WRITER.exec(line) ?? CURA.exec(line)
      if (bambu !== null) [application, version] = ['BambuStudio', bambu[1] ?? null]
      else if (match !== null) [application, version] = [match[1]?.trim() ?? null, match[2] ?? null]
      if (application !== null) evidence = line.replace(/^; ?/, '').slice(0, 120)
    }
    const setting = SETTING.exec(line)
    if (setting !== null && settings.size < MAX_SETTINGS) {
      const key = setting[1] ?? ''
      if (!settings.has(key)) settings.set(key, (setting[2] ?? '').slice(0, MAX_VALUE))
    }
  }
  const total = /total estimated time: ([^;]*)/.exec(settings.get('model printing time') ?? '')?.[1]
  const estimate = total ?? settings.get('estimated printing time (normal mode)')
  return {
    application,
    version,
    evidence,
    settings,
    printTimeS: estimate === undefined ? null : parseDuration(estimate),
    weightG: settingNumber(settings.get('total filament used [g]') ?? null),
    isGcode: commands >= 3 && (comments > 0 || application !== null),
  }
}
