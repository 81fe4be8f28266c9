import { defaultLimits, type InspectLimits } from '../limits'
import { settingNumber } from '../numbers'
import { plainText } from '../text/plain-text'
import { curaGcodeSettings } from './cura-gcode'

/** What the comments of a G-code file say; only its head and tail are looked at (docs: slicer-formats.md b.3). */
export type GcodeFacts = {
  readonly application: string | null
  readonly version: string | null
  readonly evidence: string | null
  readonly settings: ReadonlyMap<string, string>
  readonly printTimeS: number | null
  readonly weightG: number | null
  /** Grams by filament slot, from 0, of those that are used; null where nothing is said by slot. */
  readonly weightsG: ReadonlyMap<number, number> | null
  readonly isGcode: boolean
}

const WRITER = /^; ?generated (?:by|with) ([A-Za-z][\w+ ]*?)[ _]v?(\d[\w.+-]*)(?: on .*)?$/i
const BAMBU = /^; BambuStudio (\d[\w.+-]*)$/
const CURA = /^; ?Generated with (Cura)_SteamEngine (\d[\w.+-]*)$/
const SETTING = /^; ([A-Za-z_][\w ()[\]]*?) ?[=:] ?(.*)$/
const COMMAND = /^(?:[GM]\d{1,4}|T\d)\b/
const MAX_SETTINGS = 5000
const MAX_VALUE = 4000
/** The line in which a slicer names itself has below 100 characters, a duration below 30. */
const MAX_WRITER_LINE = 300
const MAX_DURATION = 100

/** `1d 2h 3m 4.5s` in seconds; parts that are zero are left out. Null where nothing is said. */
export function parseDuration(text: string): number | null {
  const said = text.trim()
  if (said.length > MAX_DURATION) return null
  const match = /^(?:(\d{1,9})d)? *(?:(\d{1,9})h)? *(?:(\d{1,9})m)? *(?:(\d{1,9}(?:\.\d+)?)s)?$/.exec(said)
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

/** `; key = value` and `; key: value` lines; the first of two with one key holds. */
export function commentSettings(lines: Iterable<string>): Map<string, string> {
  const settings = new Map<string, string>()
  for (const line of lines) {
    const setting = SETTING.exec(line)
    if (setting === null || settings.size >= MAX_SETTINGS) continue
    const key = setting[1] ?? ''
    if (!settings.has(key)) settings.set(key, (setting[2] ?? '').slice(0, MAX_VALUE))
  }
  return settings
}

/** Who says to have written these comments. */
export function writerInComments(
  lines: readonly string[],
): Pick<GcodeFacts, 'application' | 'version' | 'evidence'> {
  for (const line of lines) {
    if (!line.startsWith(';') || line.length > MAX_WRITER_LINE) continue
    const bambu = BAMBU.exec(line)
    const match = bambu === null ? (CURA.exec(line) ?? WRITER.exec(line)) : null
    if (bambu === null && match === null) continue
    return {
      application: bambu === null ? (match?.[1]?.trim() ?? null) : 'BambuStudio',
      version: (bambu === null ? match?.[2] : bambu[1]) ?? null,
      evidence: plainText(line.replace(/^; ?/, ''), 120),
    }
  }
  return { application: null, version: null, evidence: null }
}

const numbers = (list: string) => list.split(/[,;]/).map((value) => settingNumber(value))

/**
 * Grams by slot. Most writers list every slot (`filament used [g] = 0.00, 3.45`); BambuStudio lists those that are
 * used, and which they are: `filament: 1,3` from 1.
 */
function usedWeights(settings: ReadonlyMap<string, string>): ReadonlyMap<number, number> | null {
  const bySlot = settings.get('filament used [g]')
  const used = settings.get('filament')
  const listed = settings.get('total filament weight [g]')
  const grams = bySlot ?? (used === undefined ? undefined : listed)
  if (grams === undefined) return null
  const slots =
    bySlot === undefined ? numbers(used ?? '').map((slot) => (slot === null ? null : slot - 1)) : null
  const weights = new Map<number, number>()
  for (const [index, weight] of numbers(grams).entries()) {
    const slot = slots === null ? index : (slots[index] ?? null)
    if (slot !== null && slot >= 0 && weight !== null && weight > 0) weights.set(slot, weight)
  }
  return weights.size === 0 ? null : weights
}

function totalWeight(
  settings: ReadonlyMap<string, string>,
  weights: ReadonlyMap<number, number> | null,
): number | null {
  const said = settingNumber(settings.get('total filament used [g]') ?? null)
  if (said !== null) return said
  const listed = numbers(settings.get('total filament weight [g]') ?? '').filter((weight) => weight !== null)
  const all = weights === null ? listed : [...weights.values()]
  return all.length === 0 ? null : Math.round(all.reduce((sum, weight) => sum + weight, 0) * 100) / 100
}

function printTime(settings: ReadonlyMap<string, string>): number | null {
  const total = /total estimated time: ([^;]*)/.exec(settings.get('model printing time') ?? '')?.[1]
  const estimate =
    total ??
    settings.get('total estimated time') ??
    settings.get('estimated printing time (normal mode)') ??
    settings.get('estimated printing time')
  return estimate === undefined ? settingNumber(settings.get('cura time') ?? null) : parseDuration(estimate)
}

export function readGcode(text: string, limits: InspectLimits = defaultLimits): GcodeFacts {
  const lines = text.split(/\r?\n/)
  const comments = lines.filter((line) => line.startsWith(';'))
  const commands = lines.reduce((count, line) => count + (COMMAND.test(line) ? 1 : 0), 0)
  const writer = writerInComments(comments)
  const settings = commentSettings(comments)
  if (writer.application === 'Cura') {
    for (const [key, value] of curaGcodeSettings(comments, limits)) settings.set(key, value)
  }
  const weightsG = usedWeights(settings)
  return {
    ...writer,
    settings,
    printTimeS: printTime(settings),
    weightG: totalWeight(settings, weightsG),
    weightsG,
    isGcode: commands >= 3 && (comments.length > 0 || writer.application !== null),
  }
}
