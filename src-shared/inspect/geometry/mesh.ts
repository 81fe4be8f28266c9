/** Vertices as x, y, z in the model's unit; triangles as three vertex numbers. */
export type Mesh = { readonly vertices: Float64Array; readonly triangles: Uint32Array }

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
