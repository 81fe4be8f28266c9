import type { InspectLimits } from '../limits'
import { settingNumber } from '../numbers'
import type { ProfileReport, Report } from '../report'
import { inheritedFrom, lookupIn, type Inherited, type PresetFolder } from './inherited'
import { presetPrinter, presetProfile, type Preset } from './preset'

/** A preset's report with what it inherits, as the slicer would load it. */
export type ResolvedPreset = {
  readonly profile: ProfileReport | null
  readonly printer: Report['printers'][number] | null
  /** The parent that ended the search early. */
  readonly missing: string | null
}

const nozzlesOf = (values: Inherited) => [
  ...new Set(values.list('nozzle_diameter').filter((nozzle) => settingNumber(nozzle) !== null)),
]

/**
 * Fills in layer height, printer and nozzle of a process preset, vendor, model and nozzle of a machine preset, and the
 * material of a filament preset. What no parent says stays null.
 */
export async function resolvePreset(
  preset: Preset,
  folder: PresetFolder,
  limits: InspectLimits,
): Promise<ResolvedPreset> {
  const profile = presetProfile(preset, limits)
  const printer = presetPrinter(preset, limits)
  if (preset.type === null) return { profile, printer, missing: null }
  const lookup = lookupIn(folder, limits)
  const values = await inheritedFrom(preset.object, preset.type, lookup, limits)
  const { missing } = values

  if (preset.type === 'machine' && printer !== null) {
    const model = values.text('printer_model') ?? printer.model
    const nozzles = nozzlesOf(values)
    const vendor = values.vendor ?? (await lookup.vendorOf(model)) ?? printer.vendor
    return {
      profile,
      printer: { vendor, model, nozzles: nozzles.length > 0 ? nozzles : printer.nozzles },
      missing,
    }
  }
  if (preset.type === 'process' && profile !== null) {
    const named = values.text('compatible_printers')
    const machine = named === null ? null : await lookup.find('machine', named, values.vendor)
    const of =
      machine === null ? null : await inheritedFrom(machine.object, 'machine', lookup, limits, machine.vendor)
    return {
      profile: {
        ...profile,
        printer: named,
        nozzleMm: settingNumber(of === null ? null : (nozzlesOf(of)[0] ?? null)),
        layerHeightMm: settingNumber(values.text('layer_height')),
      },
      printer,
      missing,
    }
  }
  if (profile === null) return { profile, printer, missing }
  const [filament] = profile.filaments
  const type = values.text('filament_type')
  const filaments = type === null ? [] : [{ type, color: filament?.color ?? null, weightG: null }]
  return { profile: { ...profile, filaments }, printer, missing }
}
