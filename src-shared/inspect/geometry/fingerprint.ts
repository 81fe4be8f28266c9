import type { InspectDeps } from '../deps'
import { encodeUtf8 } from '../text/decode'
import type { Mesh } from './mesh'
import type { Transform } from './transform'

export type FingerprintMesh = { readonly mesh: Mesh; readonly transform: Transform }

const QUANTUM_MM = 0.001
// Moves the rounding border off the decimals that CAD programs write, so that noise of the last digit seldom crosses it.
const OFFSET = 0.35
const VERSION = 'firstlayer geometry 1\n'

type Triangles = { readonly positions: Float64Array; readonly corners: Uint32Array }

/** All vertices in whole micrometres from the lowest corner of the bounding box. */
function quantised(meshes: readonly FingerprintMesh[]): Triangles {
  const vertexTotal = meshes.reduce((sum, { mesh }) => sum + mesh.vertices.length, 0)
  const cornerTotal = meshes.reduce((sum, { mesh }) => sum + mesh.triangles.length, 0)
  const positions = new Float64Array(vertexTotal)
  const corners = new Uint32Array(cornerTotal)
  const low: [number, number, number] = [Infinity, Infinity, Infinity]
  let at = 0
  let cornerAt = 0
  for (const { mesh, transform: t } of meshes) {
    const { vertices: v, triangles } = mesh
    const base = at / 3
    for (let i = 0; i < v.length; i += 3) {
      const x = v[i] ?? 0
      const y = v[i + 1] ?? 0
      const z = v[i + 2] ?? 0
      positions[at++] = x * t[0] + y * t[3] + z * t[6] + t[9]
      positions[at++] = x * t[1] + y * t[4] + z * t[7] + t[10]
      positions[at++] = x * t[2] + y * t[5] + z * t[8] + t[11]
    }
    for (let i = 0; i < triangles.length; i++) {
      const corner = base + (triangles[i] ?? 0)
      corners[cornerAt++] = corner
      for (let axis = 0; axis < 3; axis++) {
        const value = positions[corner * 3 + axis] ?? 0
        if (value < (low[axis] ?? 0)) low[axis] = value
      }
    }
  }
  for (let i = 0; i < positions.length; i++) {
    positions[i] = Math.floor(((positions[i] ?? 0) - (low[i % 3] ?? 0)) / QUANTUM_MM + OFFSET)
  }
  return { positions, corners }
}

/** Vertices in the order of their positions, equal ones as one: rank of each vertex, and the positions by rank. */
function ranked(positions: Float64Array, used: Uint8Array) {
  const count = positions.length / 3
  const order = new Uint32Array(count)
  let usedCount = 0
  for (let i = 0; i < count; i++) if (used[i] === 1) order[usedCount++] = i
  const compare = (a: number, b: number) =>
    (positions[a * 3] ?? 0) - (positions[b * 3] ?? 0) ||
    (positions[a * 3 + 1] ?? 0) - (positions[b * 3 + 1] ?? 0) ||
    (positions[a * 3 + 2] ?? 0) - (positions[b * 3 + 2] ?? 0)
  const sorted = order.subarray(0, usedCount).sort(compare)
  const ranks = new Uint32Array(count)
  const unique = new Float64Array(usedCount * 3)
  let rank = -1
  let previous = -1
  for (const vertex of sorted) {
    if (previous < 0 || compare(previous, vertex) !== 0) {
      rank++
      unique.set(positions.subarray(vertex * 3, vertex * 3 + 3), rank * 3)
    }
    ranks[vertex] = rank
    previous = vertex
  }
  return { ranks, unique: unique.subarray(0, (rank + 1) * 3) }
}

/** Triangles as sorted triples of ranks in ascending order, degenerate and repeated ones left out. */
function canonicalTriangles(corners: Uint32Array, ranks: Uint32Array, rankCount: number): Uint32Array {
  const total = corners.length / 3
  const triples = new Uint32Array(corners.length)
  let count = 0
  for (let i = 0; i < total; i++) {
    let a = ranks[corners[i * 3] ?? 0] ?? 0
    let b = ranks[corners[i * 3 + 1] ?? 0] ?? 0
    let c = ranks[corners[i * 3 + 2] ?? 0] ?? 0
    if (a === b || b === c || a === c) continue
    if (a > b) [a, b] = [b, a]
    if (b > c) [b, c] = [c, b]
    if (a > b) [a, b] = [b, a]
    triples[count * 3] = a
    triples[count * 3 + 1] = b
    triples[count * 3 + 2] = c
    count++
  }
  // Counting sort by the last, the middle and the first corner: stable, and linear in the size of the mesh.
  let order = Uint32Array.from({ length: count }, (_, i) => i)
  for (const corner of [2, 1, 0]) {
    const starts = new Uint32Array(rankCount + 1)
    const rankOf = (triangle: number) => triples[triangle * 3 + corner] ?? 0
    for (const triangle of order) starts[rankOf(triangle) + 1] = (starts[rankOf(triangle) + 1] ?? 0) + 1
    for (let i = 1; i <= rankCount; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
    const next = new Uint32Array(count)
    for (const triangle of order) {
      const rank = rankOf(triangle)
      const place = starts[rank] ?? 0
      next[place] = triangle
      starts[rank] = place + 1
    }
    order = next
  }
  const sorted = new Uint32Array(count * 3)
  let at = 0
  for (const triangle of order) {
    const a = triples[triangle * 3] ?? 0
    const b = triples[triangle * 3 + 1] ?? 0
    const c = triples[triangle * 3 + 2] ?? 0
    if (at > 0 && sorted[at - 3] === a && sorted[at - 2] === b && sorted[at - 1] === c) continue
    sorted[at] = a
    sorted[at + 1] = b
    sorted[at + 2] = c
    at += 3
  }
  return sorted.subarray(0, at)
}

function bytesOf(positions: Float64Array, triangles: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(8 + positions.length * 8 + triangles.length * 4)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, positions.length / 3, true)
  view.setUint32(4, triangles.length / 3, true)
  let at = 8
  for (const value of positions) {
    view.setFloat64(at, value, true)
    at += 8
  }
  for (const value of triangles) {
    view.setUint32(at, value, true)
    at += 4
  }
  return bytes
}

/** The canonical bytes of one body; null when no triangle of it has an area. */
export function canonicalBody(meshes: readonly FingerprintMesh[]): Uint8Array | null {
  const { positions, corners } = quantised(meshes)
  const used = new Uint8Array(positions.length / 3)
  for (const corner of corners) used[corner] = 1
  const { ranks, unique } = ranked(positions, used)
  const triangles = canonicalTriangles(corners, ranks, unique.length / 3)
  return triangles.length === 0 ? null : bytesOf(unique, triangles)
}

/**
 * One hash for the bodies of a build. It does not see order, winding, where a body stands, how often it is placed,
 * metadata or settings; docs/inspector.md says what that leaves out.
 */
export async function fingerprintOf(
  bodyHashes: readonly string[],
  sha256: InspectDeps['sha256'],
): Promise<string | null> {
  if (bodyHashes.length === 0) return null
  return sha256(encodeUtf8(VERSION + [...new Set(bodyHashes)].sort().join('\n')))
}
