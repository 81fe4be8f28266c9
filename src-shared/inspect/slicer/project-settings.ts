import { listField, textField, type JsonObject } from '../json/guarded'
import type { InspectLimits } from '../limits'
import { settingNumber } from '../numbers'
import { utf8InLatin1 } from '../text/decode'
import { plainTextOrNull } from '../text/plain-text'
import { buildVolume, type BuildVolume } from './build-volume'
import { firstOfList } from './gcode'

/** What names a print profile, from `project_settings.config` or a G-code's config block (docs: c.4 and b.3). */
export type ProfileSettings = {
  readonly version: string | null
  readonly printerModel: string | null
  readonly printer: string | null
  readonly process: string | null
  readonly nozzleMm: number | null
  readonly layerHeightMm: number | null
  /** One for each slot, in its order, whether it is used or not. */
  readonly filaments: readonly { readonly type: string | null; readonly color: string | null }[]
  readonly volume: BuildVolume | null
}

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
      .slice(0, limits.filaments)
      .map((type, i) => ({ type: plainTextOrNull(type, 60), color: plainTextOrNull(colors[i], 20) })),
    volume: buildVolume(listField(object, 'printable_area'), textField(object, 'printable_height')),
  }
}

export function settingsOfGcode(
  settings: ReadonlyMap<string, string>,
  limits: InspectLimits,
): ProfileSettings {
  const text = (key: string) =>
    plainTextOrNull(utf8InLatin1(firstOfList(settings.get(key) ?? null) ?? ''), limits.nameChars)
  const list = (key: string) =>
    (settings.get(key) ?? '').split(';').map((value) => value.replace(/^"(.*)"$/, '$1'))
  const types = list('filament_type')
  const colors = list('filament_colour')
  return {
    version: null,
    printerModel: text('printer_model'),
    printer: text('printer_settings_id') ?? text('printer_model'),
    process: text('print_settings_id'),
    nozzleMm: settingNumber(text('nozzle_diameter')?.split(',')[0] ?? null),
    layerHeightMm: settingNumber(text('layer_height')),
    filaments: (types.join('') === '' ? [] : types)
      .slice(0, limits.filaments)
      .map((type, i) => ({ type: plainTextOrNull(type, 60), color: plainTextOrNull(colors[i], 20) })),
    volume: buildVolume(
      (settings.get('printable_area') ?? settings.get('bed_shape') ?? '').split(','),
      settings.get('printable_height') ?? settings.get('max_print_height') ?? null,
    ),
  }
}
