import { canonicalBody } from './fingerprint'
import type { KnownMeshes } from './known-meshes'
import type { MeshFacts, PlacedFacts, Point } from './mesh-facts'
import { joined, moved, movesWhole, type Surface } from './sketch/surface'
import type { Transform } from './transform'

/** A mesh of one build item, after its components' transforms and the item's, but for the item's translation. */
export type BodyMesh = { readonly mesh: MeshFacts; readonly transform: Transform }

/** One build item before it is moved to its place; millimetres. */
export type BodyFacts = {
  /** The box of all vertices; not finite where there are none. */
  readonly low: Point
  readonly high: Point
  /** What its fingerprint is made of; null where no triangle has an area. */
  readonly canonical: string | null
  readonly surface: Surface | null
}

type Box = { readonly low: Point; readonly high: Point }

const axes = (of: (axis: number) => number): Point => [of(0), of(1), of(2)]

/** The box around boxes; what is no number in one of them is none in it. */
export function around(boxes: readonly Box[]): Box {
  return {
    low: axes((axis) => boxes.reduce((least, { low }) => Math.min(least, low[axis] ?? 0), Infinity)),
    high: axes((axis) => boxes.reduce((most, { high }) => Math.max(most, high[axis] ?? 0), -Infinity)),
  }
}

/** The box of a mesh's own box after a transform: never smaller than that of its vertices. */
export function placedBox({ low, high }: Box, t: Transform): Box {
  const ends = [low, high]
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((corner): Box => {
    const [x, y, z] = axes((axis) => ends[(corner >> axis) & 1]?.[axis] ?? 0)
    const at = axes(
      (axis) => x * (t[axis] ?? 0) + y * (t[3 + axis] ?? 0) + z * (t[6 + axis] ?? 0) + (t[9 + axis] ?? 0),
    )
    return { low: at, high: at }
  })
  return around(corners)
}

/** The surface of a mesh in a body, which must be summed anew where the transform does more than turn and scale. */
const mustBeSummed = ({ mesh, transform }: BodyMesh) => mesh.surface !== null && !movesWhole(transform)

/** One after the other, for a body may hold a mesh a million times. */
function* surfacesOf(
  meshes: readonly (BodyMesh & { readonly facts: PlacedFacts | undefined })[],
): Generator<Surface> {
  for (const { mesh, transform, facts } of meshes) {
    const surface = mesh.surface === null ? null : (moved(mesh.surface, transform) ?? facts?.surface ?? null)
    if (surface !== null) yield surface
  }
}

/** What is known of a body, or null where more must be read first. */
export function bodyOf(meshes: readonly BodyMesh[], known: KnownMeshes): BodyFacts | null {
  const filled = meshes.filter(({ mesh }) => mesh.vertices > 0)
  const single = filled.length === 1
  const places = filled.map((one) => known.placed(one.mesh, one.transform, mustBeSummed(one), single))
  const placed = places.filter((facts) => facts !== null)
  if (placed.length < places.length) return null
  const used = filled.flatMap((one, index) =>
    one.mesh.triangles > 0 ? [{ ...one, facts: placed[index] }] : [],
  )
  const surfaceBox = around(
    used.flatMap(({ facts }) => (facts === undefined ? [] : [{ low: facts.usedLow, high: facts.usedHigh }])),
  )
  const hashes = used.map(
    ({ mesh, transform }) => known.hashed(mesh, transform, surfaceBox.low)?.hash ?? null,
  )
  const sums = hashes.filter((hash) => hash !== null)
  if (sums.length < hashes.length) return null
  return {
    ...around(placed),
    canonical: canonicalBody({ ...surfaceBox, sums }),
    surface: joined(surfacesOf(used)),
  }
}
