import type { InspectLimits } from '../limits'
import { settingNumber } from '../numbers'
import { childrenOf, metadataOf, readConfigTree, type ConfigNode } from './xml-config'

/** `Metadata/model_settings.config`: names of objects, where they came from, plates (docs: slicer-formats.md c.5). */
export type ModelSettings = {
  readonly objectNames: readonly string[]
  readonly sourceFiles: readonly string[]
  readonly plates: readonly {
    readonly index: number
    readonly name: string | null
    readonly thumbnail: string | null
    /** Copies of objects that stand on it. */
    readonly copies: number
  }[]
}

export function readModelSettings(part: string, bytes: Uint8Array, limits: InspectLimits): ModelSettings {
  const root = readConfigTree(part, bytes, limits)
  const objects = childrenOf(root, 'object')
  const named = (nodes: readonly ConfigNode[], key: string) =>
    nodes.map((node) => metadataOf(node).get(key) ?? '').filter((value) => value !== '')
  return {
    objectNames: named(objects, 'name'),
    sourceFiles: named(
      objects.flatMap((object) => childrenOf(object, 'part')),
      'source_file',
    ),
    plates: childrenOf(root, 'plate')
      .slice(0, limits.plates)
      .map((plate, position) => {
        const metadata = metadataOf(plate)
        return {
          index: Math.trunc(settingNumber(metadata.get('plater_id') ?? null) ?? position + 1),
          name: metadata.get('plater_name') ?? null,
          thumbnail: metadata.get('thumbnail_file') ?? null,
          copies: childrenOf(plate, 'model_instance').length,
        }
      }),
  }
}
