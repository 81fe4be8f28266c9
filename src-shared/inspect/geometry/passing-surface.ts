import type { Mesh } from './mesh'
import { surfaceOfSums, type Surface } from './sketch/surface'
import { sumTriangles, type TriangleSums } from './sketch/triangle-sums'
import type { Transform } from './transform'

/** The integrals of a surface whose triangles pass a batch at a time. */
export type PassingSurface = { readonly add: (batch: Mesh) => void; readonly done: () => Surface | null }

/** The corners of a batch's triangles after `t`, three vertices of its own for each. */
function placedBatch({ vertices: v, triangles }: Mesh, t: Transform): Mesh {
  const placed = new Float64Array(triangles.length * 3)
  const own = new Uint32Array(triangles.length)
  for (let i = 0; i < triangles.length; i++) {
    const from = (triangles[i] ?? 0) * 3
    const x = v[from] ?? 0
    const y = v[from + 1] ?? 0
    const z = v[from + 2] ?? 0
    placed[i * 3] = x * t[0] + y * t[3] + z * t[6] + t[9]
    placed[i * 3 + 1] = x * t[1] + y * t[4] + z * t[7] + t[10]
    placed[i * 3 + 2] = x * t[2] + y * t[5] + z * t[8] + t[11]
    own[i] = i
  }
  return { vertices: placed, triangles: own }
}

/** The surface in its own coordinates, or after `transform`. */
export function passingSurface(transform: Transform | null): PassingSurface {
  let origin: readonly [number, number, number] | null = null
  let sums: TriangleSums | null = null
  return {
    add: (batch) => {
      const { vertices, triangles } = transform === null ? batch : placedBatch(batch, transform)
      // A corner of the first triangle, for a vertex that no triangle uses may be anywhere.
      const first = (triangles[0] ?? 0) * 3
      origin ??= [vertices[first] ?? 0, vertices[first + 1] ?? 0, vertices[first + 2] ?? 0]
      const more = sumTriangles({ vertices, triangles }, origin)
      sums = sums === null ? more : sums.map((sum, place) => sum + (more[place] ?? 0))
    },
    done: () => (sums === null || origin === null ? null : surfaceOfSums(sums, origin)),
  }
}
