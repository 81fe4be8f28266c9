import type { InspectLimits } from '../limits'
import { settingNumber } from '../numbers'
import { plainText } from '../text/plain-text'
import { childrenOf, metadataOf, readConfigTree } from './xml-config'

/** `Metadata/slice_info.config`: time, weight and filaments of each sliced plate (docs: slicer-formats.md c.6). */
export type SlicedFilament = {
  readonly type: string | null
  readonly color: string | null
  readonly weightG: number | null
}
export type SlicedPlate = {
  readonly index: number
  readonly printTimeS: number | null
  readonly weightG: number | null
  readonly nozzleMm: number | null
  readonly filaments: readonly SlicedFilament[]
}
export type SliceInfo = {
  readonly header: ReadonlyMap<string, string>
  readonly plates: readonly SlicedPlate[]
}

export function readSliceInfo(part: string, bytes: Uint8Array, limits: InspectLimits): SliceInfo {
  const root = readConfigTree(part, bytes, limits)
  const header = new Map<string, string>()
  for (const item of childrenOf(root, 'header').flatMap((node) => childrenOf(node, 'header_item'))) {
    header.set(item.attributes['key'] ?? '', plainText(item.attributes['value'] ?? '', limits.nameChars))
  }
  const plates = childrenOf(root, 'plate')
    .slice(0, limits.plates)
    .map((plate, position): SlicedPlate => {
      const metadata = metadataOf(plate)
      const number = (key: string) => settingNumber(metadata.get(key) ?? null)
      return {
        index: Math.trunc(number('index') ?? position + 1),
        printTimeS: number('prediction'),
        weightG: number('weight'),
        nozzleMm: settingNumber(metadata.get('nozzle_diameters')?.split(/[,; ]/)[0] ?? null),
        filaments: childrenOf(plate, 'filament')
          .slice(0, limits.filaments)
          .map(({ attributes }) => ({
            type: attributes['type'] ?? null,
            color: attributes['color'] ?? null,
            weightG: settingNumber(attributes['used_g'] ?? null),
          })),
      }
    })
  return { header, plates }
}
