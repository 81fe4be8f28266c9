import { defaultLimits } from '../limits'
import type { ProfileReport } from '../report'
import { plainTextOrNull } from '../text/plain-text'
import type { Archive } from '../zip/archive'
import { settingsOfGcode, type ProfileSettings } from './project-settings'
import type { SlicerParts } from './slicer-parts'

/** The settings that name the profile: the project's, else those in the G-code's config block. */
export function profileSettings({ settings, gcode }: SlicerParts): ProfileSettings | null {
  if (settings !== null) return settings
  const [first] = gcode
  if (first === undefined) return null
  const fromGcode = settingsOfGcode(first.settings, defaultLimits)
  return fromGcode.printer === null && fromGcode.process === null ? null : fromGcode
}

function filamentsOf(parts: SlicerParts, settings: ProfileSettings | null): ProfileReport['filaments'] {
  const used = new Map<string, ProfileReport['filaments'][number]>()
  for (const { type, color, weightG } of parts.sliceInfo?.plates.flatMap((plate) => plate.filaments) ?? []) {
    const key = `${type ?? ''}|${color ?? ''}`
    const before = used.get(key)?.weightG ?? null
    const sum = before === null ? weightG : before + (weightG ?? 0)
    used.set(key, {
      type: plainTextOrNull(type, 60),
      color: plainTextOrNull(color, 20),
      weightG: sum === null ? null : Math.round(sum * 100) / 100,
    })
  }
  if (used.size > 0) return [...used.values()]
  return (settings?.filaments ?? []).map(({ type, color }) => ({ type, color, weightG: null }))
}

function platesOf(parts: SlicerParts, archive: Archive): ProfileReport['plates'] {
  const sliced = parts.sliceInfo?.plates ?? []
  const laidOut = parts.modelSettings?.plates ?? []
  const indices = new Set([...laidOut, ...sliced].map(({ index }) => index))
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
        thumbnail: thumbnail?.name ?? null,
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
