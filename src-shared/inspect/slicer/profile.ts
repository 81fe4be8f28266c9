import { defaultLimits } from '../limits'
import type { ProfileReport } from '../report'
import { plainTextOrNull } from '../text/plain-text'
import type { Archive } from '../zip/archive'
import type { GcodeFacts } from './gcode'
import { settingsOfGcode, type ProfileSettings } from './project-settings'
import type { SlicerParts } from './slicer-parts'

/** PrusaSlicer and Cura have one plate to a project, and one picture. */
const PACKAGE_PICTURE = 'Metadata/thumbnail.png'

/** The settings that name the profile: the project's, else those in the G-code's config block. */
export function profileSettings({ settings, prusa, cura, gcode }: SlicerParts): ProfileSettings | null {
  const ofProject = settings ?? prusa?.settings ?? cura
  if (ofProject !== null) return ofProject
  const [first] = gcode
  if (first === undefined) return null
  const fromGcode = settingsOfGcode(first.settings, defaultLimits)
  return fromGcode.printer === null && fromGcode.process === null ? null : fromGcode
}

type Filaments = ProfileReport['filaments']

/** The slots of a G-code with their grams; those that are not used are left out where it is known which are. */
export function gcodeFilaments(
  { filaments }: Pick<ProfileSettings, 'filaments'>,
  { weightsG, weightG }: Pick<GcodeFacts, 'weightsG' | 'weightG'>,
): Filaments {
  const only = filaments.length === 1
  return filaments
    .map(({ type, color }, slot) => ({
      type,
      color,
      weightG: weightsG?.get(slot) ?? (only ? weightG : null),
    }))
    .filter(({ weightG: grams }) => weightsG === null || grams !== null)
}

/** One entry for each material, whatever the number of plates and slots it is used in. */
function summed(filaments: Filaments): Filaments {
  const used = new Map<string, Filaments[number]>()
  for (const { type, color, weightG } of filaments) {
    const key = `${type ?? ''}|${color ?? ''}`
    const before = used.get(key)?.weightG ?? null
    const sum = before === null ? weightG : before + (weightG ?? 0)
    used.set(key, { type, color, weightG: sum === null ? null : Math.round(sum * 100) / 100 })
  }
  return [...used.values()].slice(0, defaultLimits.filaments)
}

function filamentsOf(parts: SlicerParts, settings: ProfileSettings | null): Filaments {
  const sliced = (parts.sliceInfo?.plates ?? [])
    .flatMap((plate) => plate.filaments)
    .map(({ type, color, weightG }) => ({
      type: plainTextOrNull(type, 60),
      color: plainTextOrNull(color, 20),
      weightG,
    }))
  if (sliced.length > 0) return summed(sliced)
  const slots = settings?.filaments ?? []
  const weighed = parts.gcode.filter(({ weightsG, weightG }) => weightsG !== null || weightG !== null)
  if (weighed.length > 0)
    return summed(weighed.flatMap((gcode) => gcodeFilaments({ filaments: slots }, gcode)))
  return slots.map(({ type, color }) => ({ type, color, weightG: null }))
}

function platesOf(parts: SlicerParts, archive: Archive): ProfileReport['plates'] {
  const sliced = parts.sliceInfo?.plates ?? []
  const laidOut = parts.modelSettings?.plates ?? []
  const indices = new Set([...laidOut, ...sliced].map(({ index }) => index))
  if (indices.size === 0 && (parts.prusa ?? parts.cura) !== null) {
    const picture = archive.find(PACKAGE_PICTURE)?.name ?? null
    return [{ index: 1, name: null, printTimeS: null, weightG: null, thumbnail: picture }]
  }
  return [...indices]
    .sort((a, b) => a - b)
    .map((index) => {
      const slice = sliced.find((plate) => plate.index === index)
      const layout = laidOut.find((plate) => plate.index === index)
      const gcode =
        parts.gcode[parts.gcodeTexts.findIndex(({ name }) => name === `Metadata/plate_${index}.gcode`)]
      const names = [layout?.thumbnail ?? '', `Metadata/plate_${index}.png`]
      const thumbnail = names
        .map((name) => (name === '' ? null : archive.find(name)))
        .find((entry) => entry !== null)
      return {
        index,
        name: plainTextOrNull(layout?.name, 200),
        printTimeS: slice?.printTimeS ?? gcode?.printTimeS ?? null,
        weightG: slice?.weightG ?? gcode?.weightG ?? null,
        thumbnail: plainTextOrNull(thumbnail?.name, defaultLimits.nameChars),
      }
    })
}

/** Null where the file has no settings of a slicer that is read here. */
export function profileOf(parts: SlicerParts, archive: Archive): ProfileReport | null {
  const settings = profileSettings(parts)
  const plates = platesOf(parts, archive)
  if (settings === null && plates.length === 0) return null
  return {
    printer: settings?.printer ?? null,
    process: settings?.process ?? null,
    nozzleMm:
      settings?.nozzleMm ??
      parts.sliceInfo?.plates.find(({ nozzleMm }) => nozzleMm !== null)?.nozzleMm ??
      null,
    layerHeightMm: settings?.layerHeightMm ?? null,
    filaments: filamentsOf(parts, settings),
    plates,
  }
}
