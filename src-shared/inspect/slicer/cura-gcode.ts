import { parseGuardedJson, isJsonObject, textField } from '../json/guarded'
import type { InspectLimits } from '../limits'
import { iniValue, parseIni } from '../text/ini'

/**
 * Cura's G-code: a header of `;KEY:value` lines and, at the end, the settings as JSON broken into `;SETTING_3` lines
 * (docs: slicer-formats.md b.3; the Griffin header and the escaping as in CuraEngine and Cura's GCodeWriter).
 */
const HEADER = /^; ?([A-Z][A-Za-z0-9_. ]{1,60}): ?(.*)$/
const SETTINGS = /^;SETTING_3 (.*)$/
const MAX_SETTINGS_LINES = 20_000

const headerNames: Readonly<Record<string, string>> = {
  'Layer height': 'layer_height',
  'TARGET_MACHINE.NAME': 'printer_settings_id',
  'EXTRUDER_TRAIN.0.NOZZLE.DIAMETER': 'nozzle_diameter',
  TIME: 'cura time',
  'PRINT.TIME': 'cura time',
}

/** Line feeds inside the settings are escaped once more than JSON does. */
const unescapeLines = (text: string) => text.replace(/\\n/g, '\n')

function qualityIni(lines: readonly string[], limits: InspectLimits): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const parsed = parseGuardedJson(lines.join(''), limits)
  if (!parsed.ok || !isJsonObject(parsed.value)) return found
  const ini = parseIni(unescapeLines(textField(parsed.value, 'global_quality') ?? ''))
  const name = iniValue(ini, 'general', 'name')
  const definition = iniValue(ini, 'general', 'definition')
  const layer = iniValue(ini, 'values', 'layer_height')
  if (name !== null) found.set('print_settings_id', name)
  if (definition !== null) found.set('printer_settings_id', definition)
  if (layer !== null) found.set('layer_height', layer)
  return found
}

/** What Cura's comments say, under the names that the other slicers give their settings. */
export function curaGcodeSettings(
  lines: readonly string[],
  limits: InspectLimits,
): ReadonlyMap<string, string> {
  const settings = new Map<string, string>()
  const json: string[] = []
  for (const line of lines) {
    const part = SETTINGS.exec(line)
    if (part !== null) {
      if (json.length < MAX_SETTINGS_LINES) json.push(part[1] ?? '')
      continue
    }
    const [, key = '', value = ''] = HEADER.exec(line) ?? []
    const name = Object.hasOwn(headerNames, key) ? headerNames[key] : undefined
    if (name !== undefined && !settings.has(name)) settings.set(name, value.trim())
  }
  for (const [key, value] of qualityIni(json, limits)) if (!settings.has(key)) settings.set(key, value)
  return settings
}
