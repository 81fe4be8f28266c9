import { tallyKey, topologyOf } from './edges'
import type { Topology } from './mesh'
import type { EdgeTally, MeshFacts, MeshRequest, PlacedFacts, Placement, Point } from './mesh-facts'
import type { Transform } from './transform'

/** Reads the parts with these meshes once more, and gives the facts that were asked for. */
export type ReadAgain = (
  requests: ReadonlyMap<MeshFacts, MeshRequest>,
) => Promise<ReadonlyMap<MeshFacts, MeshFacts>>

/** What is known of the meshes of a build. Whatever is asked for and not known yet is noted, to be read next time. */
export type KnownMeshes = {
  readonly topology: (mesh: MeshFacts) => Topology | null
  readonly placed: (
    mesh: MeshFacts,
    transform: Transform,
    surface: boolean,
    hash: boolean,
  ) => PlacedFacts | null
  readonly hashed: (mesh: MeshFacts, transform: Transform, origin: Point) => PlacedFacts | null
  /** Reads what was noted; false when there was nothing. */
  readonly learn: () => Promise<boolean>
}

type Known = {
  readonly tallies: Map<string, EdgeTally>
  readonly placed: Map<string, PlacedFacts>
  readonly hashed: Map<string, PlacedFacts>
}

type Wanted = { edges: MeshRequest['edges']; readonly placements: Map<string, Placement> }

/** Placements that are asked for at a time (`src-shared/inspect-wasm/memory.ts` has room for a few more). */
const AT_ONCE = 4000

const transformKey = (transform: Transform) => transform.join(' ')
const originKey = (transform: Transform, origin: Point) => `${transform.join(' ')} from ${origin.join(' ')}`

export function createKnownMeshes(readAgain: ReadAgain): KnownMeshes {
  const known = new Map<MeshFacts, Known>()
  let wanted = new Map<MeshFacts, Wanted>()

  const take = (into: Known, { edges, placed }: MeshFacts) => {
    if (edges !== null) into.tallies.set(tallyKey(edges), edges)
    for (const facts of placed) {
      const key = transformKey(facts.transform)
      const before = into.placed.get(key)
      if (before === undefined || facts.surface !== undefined) into.placed.set(key, facts)
      if (facts.hash !== null) into.hashed.set(originKey(facts.transform, facts.origin), facts)
    }
  }
  const of = (mesh: MeshFacts): Known => {
    const before = known.get(mesh)
    if (before !== undefined) return before
    const fresh: Known = { tallies: new Map(), placed: new Map(), hashed: new Map() }
    take(fresh, mesh)
    known.set(mesh, fresh)
    return fresh
  }
  const want = (mesh: MeshFacts): Wanted => {
    const before = wanted.get(mesh)
    const now = before ?? { edges: null, placements: new Map<string, Placement>() }
    wanted.set(mesh, now)
    return now
  }
  const wantPlacement = (mesh: MeshFacts, key: string, placement: Placement) => {
    const { placements } = want(mesh)
    if (placements.size < AT_ONCE) placements.set(key, placement)
  }

  return {
    topology: (mesh) => {
      const answer = topologyOf(mesh, of(mesh).tallies)
      if (!('part' in answer)) return answer
      want(mesh).edges = answer
      return null
    },
    placed: (mesh, transform, surface, hash) => {
      const key = transformKey(transform)
      const facts = of(mesh).placed.get(key)
      if (facts !== undefined && !(surface && facts.surface === undefined)) return facts
      wantPlacement(mesh, key, { transform, origin: null, hash, surface })
      return null
    },
    hashed: (mesh, transform, origin) => {
      const key = originKey(transform, origin)
      const facts = of(mesh).hashed.get(key)
      if (facts !== undefined) return facts
      wantPlacement(mesh, key, { transform, origin, hash: true, surface: false })
      return null
    },
    learn: async () => {
      if (wanted.size === 0) return false
      const requests = new Map(
        [...wanted].map(([mesh, { edges, placements }]): [MeshFacts, MeshRequest] => [
          mesh,
          { edges, placements: [...placements.values()] },
        ]),
      )
      wanted = new Map()
      for (const [mesh, facts] of await readAgain(requests)) take(of(mesh), facts)
      return true
    },
  }
}
