import type { Findings } from '../findings'
import { field, isJsonObject, listField, textField, type JsonObject } from '../json/guarded'
import type { InspectLimits } from '../limits'
import { settingNumber } from '../numbers'
import type { ProfileReport, Report } from '../report'
import { plainTextOrNull } from '../text/plain-text'

/** Preset JSON of the Orca family (docs: slicer-formats.md a.4). */
export type PresetType = Report['presets'][number]['type']
export type Preset = {
  readonly type: PresetType | null
  readonly name: string | null
  readonly inherits: string | null
  /** Not one that ships with the slicer. */
  readonly own: boolean
  readonly object: JsonObject
}

const idKeys = [
  ['printer_settings_id', 'machine'],
  ['print_settings_id', 'process'],
  ['filament_settings_id', 'filament'],
] as const
const types: Readonly<Record<string, PresetType>> = {
  machine: 'machine',
  machine_model: 'machine',
  process: 'process',
  filament: 'filament',
}
const SYSTEM_LISTS = ['machine_model_list', 'process_list', 'machine_list', 'filament_list']

function presetType(object: JsonObject): PresetType | null {
  const said = textField(object, 'type')
  const byType = said === null ? undefined : types[said]
  if (byType !== undefined && Object.hasOwn(types, said ?? '')) return byType
  const byId = idKeys.filter(([key]) => field(object, key) !== undefined)
  if (byId.length === 1) return byId[0]?.[1] ?? null
  // The machine preset in an ElegooSlicer bundle has no id key at all: a printer model gives it away.
  if (byId.length === 0 && field(object, 'printer_model') !== undefined) return 'machine'
  return null
}

export const isVendorIndex = (object: JsonObject) =>
  SYSTEM_LISTS.some((key) => Array.isArray(field(object, key)))

/** Reads a JSON object as a preset; null where nothing says that it is one. */
export function readPreset(value: unknown, limits: InspectLimits): Preset | null {
  if (!isJsonObject(value)) return null
  const text = (key: string) => plainTextOrNull(textField(value, key), limits.nameChars)
  const type = presetType(value)
  const from = text('from')
  const name = text('name')
  const inherits = text('inherits')
  const looksLikeOne =
    isVendorIndex(value) || (type !== null && (from !== null || name !== null || inherits !== null))
  if (!looksLikeOne) return null
  const system = from?.toLowerCase() === 'system' || field(value, 'instantiation') !== undefined
  return {
    type,
    name,
    inherits,
    own: !system && !isVendorIndex(value) && textField(value, 'type') !== 'machine_model',
    object: value,
  }
}

export const presetReport = (preset: Preset): Report['presets'][number] | null =>
  preset.type === null || preset.name === null
    ? null
    : { type: preset.type, name: preset.name, inherits: preset.inherits }

/** The printer that a machine preset stands for. The vendor is only known from the model's name. */
export function presetPrinter(preset: Preset, limits: InspectLimits): Report['printers'][number] | null {
  if (preset.type !== 'machine' || !preset.own) return null
  const text = (key: string) => plainTextOrNull(textField(preset.object, key), limits.nameChars)
  const model = text('printer_model') ?? preset.inherits?.replace(/ \d(?:\.\d+)? nozzle$/i, '') ?? preset.name
  if (model === null) return null
  const nozzles = listField(preset.object, 'nozzle_diameter').filter(
    (nozzle) => settingNumber(nozzle) !== null,
  )
  const named = /(\d\.\d+) nozzle/i.exec(preset.inherits ?? preset.name ?? '')?.[1]
  return {
    vendor: /^Elegoo\b/i.test(model) ? 'Elegoo' : /^Bambu Lab\b/i.test(model) ? 'BBL' : 'Custom',
    model,
    nozzles: nozzles.length > 0 ? [...new Set(nozzles)] : named === undefined ? [] : [named],
  }
}

/** What a process or filament preset says by itself; what it inherits is in the slicer's data folder. */
export function presetProfile(preset: Preset, limits: InspectLimits): ProfileReport | null {
  if (preset.type !== 'process' && preset.type !== 'filament') return null
  const text = (key: string) => plainTextOrNull(textField(preset.object, key), limits.nameChars)
  if (preset.type === 'filament') {
    const type = text('filament_type')
    const color = text('default_filament_colour')
    return {
      printer: null,
      process: null,
      nozzleMm: null,
      layerHeightMm: null,
      filaments: type === null && color === null ? [] : [{ type, color, weightG: null }],
      plates: [],
    }
  }
  return {
    printer: text('compatible_printers'),
    process: preset.name ?? text('print_settings_id'),
    nozzleMm: null,
    layerHeightMm: settingNumber(text('layer_height')),
    filaments: [],
    plates: [],
  }
}

export function addPresetFindings(preset: Preset, findings: Findings, part: string | null = null): void {
  if (!preset.own) findings.add('preset-system', part)
  else if (preset.type === 'filament') findings.add('preset-filament', part)
  if (preset.own && preset.name === null) findings.add('preset-unnamed', part)
}
