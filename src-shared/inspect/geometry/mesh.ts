/** Vertices as x, y, z in the model's unit; triangles as three vertex numbers. */
export type Mesh = { readonly vertices: Float64Array; readonly triangles: Uint32Array }

const words = new Uint32Array(6)
const doubles = new Float64Array(words.buffer)

function hash3(x: number, y: number, z: number): number {
  doubles[0] = x
  doubles[1] = y
  doubles[2] = z
  let h = 0x811c9dc5
  for (let i = 0; i < 6; i++) h = Math.imul(h ^ (words[i] ?? 0), 0x01000193) ^ (h >>> 15)
  return h >>> 0
}

/**
 * For each vertex the number of the first one at exactly the same position, numbered from 0 without gaps. Cura and
 * many CAD programs repeat vertices per facet, so edges are judged after merging (docs: slicer-formats.md e).
 */
export function mergeVertices(vertices: Float64Array): {
  readonly ids: Uint32Array
  readonly unique: Float64Array
} {
  const count = vertices.length / 3
  let size = 16
  while (size < count * 2) size *= 2
  const slots = new Int32Array(size).fill(-1)
  const ids = new Uint32Array(count)
  const unique = new Float64Array(vertices.length)
  let found = 0
  for (let i = 0; i < count; i++) {
    // Adding 0 turns -0 into 0, so that both are one position.
    const x = (vertices[i * 3] ?? 0) + 0
    const y = (vertices[i * 3 + 1] ?? 0) + 0
    const z = (vertices[i * 3 + 2] ?? 0) + 0
    let slot = hash3(x, y, z) & (size - 1)
    for (;;) {
      const id = slots[slot] ?? -1
      if (id < 0) {
        unique[found * 3] = x
        unique[found * 3 + 1] = y
        unique[found * 3 + 2] = z
        slots[slot] = found
        ids[i] = found++
        break
      }
      if (unique[id * 3] === x && unique[id * 3 + 1] === y && unique[id * 3 + 2] === z) {
        ids[i] = id
        break
      }
      slot = (slot + 1) & (size - 1)
    }
  }
  return { ids, unique: unique.slice(0, found * 3) }
}

export type Topology = {
  /** Edges that are not used as often in one direction as in the other: the surface has a border there. */
  readonly openEdges: number
  /** Edges of more than two triangles, as where two bodies touch along a line. */
  readonly sharedEdges: number
  readonly edges: number
}

/** Volume inside the surface in cubic units, positive where triangles face outwards. */
export function signedVolume(mesh: Mesh): number {
  const { vertices: v, triangles: t } = mesh
  // Measured from the first vertex, so that a model far from the origin loses no digits.
  const ox = v[0] ?? 0
  const oy = v[1] ?? 0
  const oz = v[2] ?? 0
  let sum = 0
  for (let i = 0; i < t.length; i += 3) {
    const a = (t[i] ?? 0) * 3
    const b = (t[i + 1] ?? 0) * 3
    const c = (t[i + 2] ?? 0) * 3
    const ax = (v[a] ?? 0) - ox
    const ay = (v[a + 1] ?? 0) - oy
    const az = (v[a + 2] ?? 0) - oz
    const bx = (v[b] ?? 0) - ox
    const by = (v[b + 1] ?? 0) - oy
    const bz = (v[b + 2] ?? 0) - oz
    const cx = (v[c] ?? 0) - ox
    const cy = (v[c + 1] ?? 0) - oy
    const cz = (v[c + 2] ?? 0) - oz
    sum += ax * (by * cz - bz * cy) - ay * (bx * cz - bz * cx) + az * (bx * cy - by * cx)
  }
  return sum / 6
}
