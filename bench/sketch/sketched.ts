import { createMeshEngine } from '@shared/inspect/geometry/mesh-engine'
import type { Mesh } from '@shared/inspect/geometry/mesh'
import { sketchOf } from '@shared/inspect/geometry/sketch/sketch'
import type { Surface } from '@shared/inspect/geometry/sketch/surface'
import { readSketch, type Sketch } from '@shared/inspect/geometry/sketch/text'
import type { Transform } from '@shared/inspect/geometry/transform'
import { instantiateMeshModule } from '@shared/inspect-node/mesh-module'
import type { Build } from './kinds'

export const engine = createMeshEngine(instantiateMeshModule)

/** As the inspector sums it while a mesh passes; null where no triangle has an area. */
export const surfaceOf = (mesh: Mesh): Surface | null =>
  engine.measure(mesh, { edges: null, placements: [] }).surface

/** The same after a transform, from the triangles. */
export function surfaceAfter(mesh: Mesh, transform: Transform): Surface | null {
  const placement = { transform, origin: null, hash: false, surface: true }
  return engine.measure(mesh, { edges: null, placements: [placement] }).placed[0]?.surface ?? null
}

/** The sketch of a build by way of its text, as a database would give it back. */
export function sketched(build: Build): Sketch {
  const text = sketchOf(build.flatMap((mesh) => surfaceOf(mesh) ?? []))
  const sketch = text === null ? null : readSketch(text)
  if (sketch === null) throw new Error('a build without a surface')
  return sketch
}
