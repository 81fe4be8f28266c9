import type { Topology } from './mesh'
import type { EdgeRequest, EdgeTally, MeshFacts } from './mesh-facts'

/** Edges that are counted in one go at the most, with room to spare (`src-shared/inspect-wasm/edges.ts`). */
const AT_ONCE = 1_000_000

export const tallyKey = ({ by, parts, part }: EdgeRequest) => `${by} ${parts} ${part}`

/** All edges of one kind, or what is still to be counted. */
function tallied(
  by: EdgeRequest['by'],
  tallies: ReadonlyMap<string, EdgeTally>,
  triangles: number,
): Topology | EdgeRequest {
  for (let parts = 1; ; parts = parts === 1 ? Math.ceil((triangles * 1.5) / AT_ONCE) + 1 : parts * 2) {
    const sum = { openEdges: 0, sharedEdges: 0, edges: 0 }
    let fits = true
    for (let part = 0; part < parts && fits; part++) {
      const request: EdgeRequest = { by, parts, part }
      const tally = tallies.get(tallyKey(request))
      if (tally === undefined) return request
      fits = tally.topology !== null
      sum.openEdges += tally.topology?.openEdges ?? 0
      sum.sharedEdges += tally.topology?.sharedEdges ?? 0
      sum.edges += tally.topology?.edges ?? 0
    }
    if (fits) return sum
  }
}

/**
 * The edges that keep a mesh from being closed, or what must still be counted to know. As numbered first: two bodies
 * of one mesh may touch at a corner. Then with equal positions merged, for writers that repeat vertices per facet; the
 * better of the two holds. In a closed mesh with more edges than are counted at once, none is looked for that more
 * than two triangles share.
 */
export function topologyOf(
  { closed, triangles }: MeshFacts,
  tallies: ReadonlyMap<string, EdgeTally>,
): Topology | EdgeRequest {
  const first = tallies.get(tallyKey({ by: 'number', parts: 1, part: 0 }))
  if (closed && first?.topology === null) return { openEdges: 0, sharedEdges: 0, edges: triangles }
  const numbered = tallied('number', tallies, triangles)
  if ('part' in numbered || numbered.openEdges === 0) return numbered
  const merged = tallied('position', tallies, triangles)
  if ('part' in merged) return merged
  return merged.openEdges < numbered.openEdges ? merged : numbered
}
