import { listField, textField, type JsonObject } from '../json/guarded'
import type { InspectLimits } from '../limits'
import { settingNumber } from '../numbers'
import { plainTextOrNull } from '../text/plain-text'
import { firstOfList } from './gcode'

/** What names a print profile, from `project_settings.config` or a G-code's config block (docs: c.4 and b.3). */
export type ProfileSettings = {
  readonly version: string | null
  readonly printerModel: string | null
  readonly printer: string | null
  readonly process: string | null
  readonly nozzleMm: number | null
  readonly layerHeightMm: number | null
  readonly filaments: readonly { readonly type: string | null; readonly color: string | null }[]
}

const MAX_FILAMENTS = 64

export function settingsOfProject(object: JsonObject, limits: InspectLimits): ProfileSettings {
  const text = (key: string) => plainTextOrNull(textField(object, key), limits.nameChars)
  const colors = listField(object, 'filament_colour')
  return {
    version: text('version'),
    printerModel: text('printer_model'),
    printer: text('printer_settings_id') ?? text('printer_model'),
    process: text('print_settings_id'),
    nozzleMm: settingNumber(text('nozzle_diameter')),
    layerHeightMm: settingNumber(text('layer_height')),
    filaments: listField(object, 'filament_type')
      .slice(0, MAX_FILAMENTS)
      .map((type, i) => ({ type: plainTextOrNull(type, 60), color: plainTextOrNull(colors[i], 20) })),
  }
}

export function settingsOfGcode(
  settings: ReadonlyMap<string, string>,
  limits: InspectLimits,
): ProfileSettings {
  const text = (key: string) => plainTextOrNull(firstOfList(settings.get(key) ?? null), limits.nameChars)
  const list = (key: string) => (settings.get(key) ?? '').split(';').filter((value) => value !== '')
  const colors = list('filament_colour')
  return {
    version: null,
    printerModel: text('printer_model'),
    printer: text('printer_settings_id') ?? text('printer_model'),
    process: text('print_settings_id'),
    nozzleMm: settingNumber(text('nozzle_diameter')?.split(',')[0] ?? null),
    layerHeightMm: settingNumber(text('layer_height')),
    filaments: list('filament_type')
      .slice(0, MAX_FILAMENTS)
      .map((type, i) => ({ type: plainTextOrNull(type, 60), color: plainTextOrNull(colors[i], 20) })),
  }
}
