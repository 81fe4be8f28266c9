import { readXml } from '../xml/reader'
import type { InspectLimits } from '../limits'
import { targetKey } from '../zip/part-name'
import { RELATIONSHIPS } from './names'

export type Relationship = {
  readonly type: string
  readonly target: string
  readonly external: boolean
  /** Key of the part that is meant; null for targets outside of the package. */
  readonly key: string | null
}

export const relationshipsPart = (name: string) => {
  const slash = name.lastIndexOf('/')
  return `${name.slice(0, slash + 1)}_rels/${name.slice(slash + 1)}.rels`
}

/** The relationships in one `.rels` part; `source` is the part they belong to, empty for the package. */
export function parseRelationships(
  part: string,
  source: string,
  bytes: Uint8Array,
  limits: InspectLimits,
): readonly Relationship[] {
  const found: Relationship[] = []
  readXml(part, bytes, limits, {
    open: ({ local, uri, attributes }) => {
      if (uri !== RELATIONSHIPS || local !== 'Relationship') return
      const target = attributes['Target'] ?? ''
      const external = attributes['TargetMode'] === 'External'
      found.push({
        type: attributes['Type'] ?? '',
        target,
        external,
        key: external || target === '' ? null : targetKey(target, source),
      })
    },
  })
  return found
}
