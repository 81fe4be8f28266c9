import type { Deadline } from '../deadline'
import type { InspectDeps } from '../deps'
import type { Findings } from '../findings'
import { stop } from '../fault'
import { beyond, type InspectLimits } from '../limits'
import type { PlacedItem } from '../threemf/placed'
import { canonicalBody, fingerprintOf } from './fingerprint'
import { measureTopology, signedVolume, triangleCount, vertexCount, type Mesh } from './mesh'
import { sketchOf } from './sketch/sketch'
import { joined, placedSurface, surfaceOf, translated, type Surface } from './sketch/surface'
import { compose, determinant, withoutTranslation, type Transform } from './transform'

export type GeometryFacts = {
  readonly objects: number
  readonly vertices: number
  readonly triangles: number
  readonly boundingBoxMm: readonly [number, number, number] | null
  readonly volumeMm3: number | null
  readonly watertight: boolean | null
  readonly fingerprint: string | null
  readonly sketch: string | null
}

type MeshFacts = {
  readonly closed: boolean
  readonly volume: number
  readonly corners: Mesh
  readonly surface: Surface | null
}

const MOSTLY = 0.5

/** The eight corners of a mesh's own box, as a mesh to stand in for it. */
function cornersOf({ vertices }: Mesh): Mesh {
  const low = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < vertices.length; i++) {
    const value = vertices[i] ?? 0
    const axis = i % 3
    if (value < (low[axis] ?? 0)) low[axis] = value
    if (value > (high[axis] ?? 0)) high[axis] = value
  }
  const corners: number[] = []
  if (vertices.length > 0) {
    for (let i = 0; i < 8; i++)
      for (let axis = 0; axis < 3; axis++) corners.push(((i >> axis) & 1 ? high : low)[axis] ?? 0)
  }
  return { vertices: Float64Array.from(corners), triangles: new Uint32Array(0) }
}

function extend(low: number[], high: number[], { vertices: v }: Mesh, t: Transform) {
  for (let i = 0; i < v.length; i += 3) {
    const x = v[i] ?? 0
    const y = v[i + 1] ?? 0
    const z = v[i + 2] ?? 0
    for (let axis = 0; axis < 3; axis++) {
      const value = x * (t[axis] ?? 0) + y * (t[3 + axis] ?? 0) + z * (t[6 + axis] ?? 0) + (t[9 + axis] ?? 0)
      if (value < (low[axis] ?? 0)) low[axis] = value
      if (value > (high[axis] ?? 0)) high[axis] = value
    }
  }
}

/** The farthest from the origin that a mesh could lie once placed, or Infinity where the numbers run over. */
function boundOf({ vertices }: Mesh, t: Transform): number {
  let far = 0
  for (const value of vertices) far = Math.max(far, Math.abs(value))
  return t.reduce((sum, factor, i) => sum + Math.abs(factor) * (i < 9 ? far : 1), 0)
}

const axisAligned = (t: Transform) =>
  [0, 3, 6].every((row) => [0, 1, 2].filter((axis) => t[row + axis] !== 0).length === 1)

function judgeMesh(mesh: Mesh, objectId: number, part: string, findings: Findings): MeshFacts {
  const { openEdges, sharedEdges, edges } = measureTopology(mesh)
  const volume = signedVolume(mesh)
  const closed = edges > 0 && openEdges === 0
  if (edges > 0 && openEdges > edges * MOSTLY) findings.add('mesh-mostly-open', part, null, { id: objectId })
  else if (!closed && mesh.triangles.length > 0)
    findings.add('mesh-open', part, null, { id: objectId, edges: openEdges })
  if (sharedEdges > 0) findings.add('mesh-shared-edges', part, null, { id: objectId, edges: sharedEdges })
  if (closed && volume < 0) findings.add('mesh-inside-out', part, null, { id: objectId })
  return { closed, volume, corners: cornersOf(mesh), surface: surfaceOf(mesh) }
}

/** The surface of a body, from those of its meshes; null where none of them has one. */
function surfaceOfBody(
  meshes: PlacedItem['meshes'],
  transform: Transform,
  facts: ReadonlyMap<Mesh, MeshFacts>,
  deadline: Deadline,
): Surface | null {
  const surfaces = meshes.flatMap(({ mesh, transform: inner }) => {
    deadline.check()
    const own = facts.get(mesh)?.surface ?? null
    return own === null ? [] : (placedSurface(mesh, own, compose(inner, transform)) ?? [])
  })
  return joined(surfaces)
}

/** What the build amounts to: counts of each mesh once, box and volume of everything it places. */
export async function measureBuild(
  items: readonly PlacedItem[],
  part: string,
  deps: InspectDeps,
  limits: InspectLimits,
  findings: Findings,
  deadline: Deadline,
): Promise<GeometryFacts | null> {
  const facts = new Map<Mesh, MeshFacts>()
  const objects = new Set<string>()
  let expanded = 0
  for (const { meshes, objectKey } of items) {
    if (meshes.some(({ mesh }) => mesh.triangles.length > 0)) objects.add(objectKey)
    for (const { mesh, objectId } of meshes) {
      expanded += vertexCount(mesh)
      if (facts.has(mesh)) continue
      deadline.check()
      facts.set(mesh, judgeMesh(mesh, objectId, part, findings))
    }
  }
  if (objects.size === 0) return null

  const low = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  let volume = 0
  let watertight = true
  const bodies = new Map<string, string | null>()
  const surfaceOfKey = new Map<string, Surface | null>()
  const surfaces: Surface[] = []
  const exact = expanded <= limits.expandedVertices
  for (const { meshes, objectKey, transform } of items) {
    deadline.check()
    for (const { mesh, transform: inner } of meshes) {
      const known = facts.get(mesh)
      if (known === undefined) continue
      const placed = compose(inner, transform)
      extend(low, high, exact && !axisAligned(placed) ? mesh : known.corners, placed)
      volume += known.volume * Math.abs(determinant(placed))
      watertight &&= known.closed
      // Sums of what runs over are not a number, which no comparison sees.
      const fits = Number.isFinite(boundOf(known.corners, placed)) && Number.isFinite(volume)
      const reach = fits ? Math.max(...low.map(Math.abs), ...high.map(Math.abs)) : Infinity
      if (known.corners.vertices.length > 0 && reach > limits.extentMm) {
        const value = fits ? Math.round(reach) : '>1e300'
        stop('model-out-of-range', part, null, { value, ...beyond(limits, 'extentMm', reach) })
      }
    }
    const turned = withoutTranslation(transform)
    const bodyKey = `${objectKey}|${turned.join(' ')}`
    const known = surfaceOfKey.get(bodyKey)
    const surface = known === undefined ? surfaceOfBody(meshes, turned, facts, deadline) : known
    surfaceOfKey.set(bodyKey, surface)
    if (surface !== null) surfaces.push(translated(surface, transform))
    if (bodies.has(bodyKey)) continue
    const size = meshes.reduce((sum, { mesh }) => sum + triangleCount(mesh), 0)
    const body =
      size > limits.fingerprintTriangles
        ? null
        : canonicalBody(
            meshes.map(({ mesh, transform: inner }) => ({ mesh, transform: compose(inner, turned) })),
          )
    if (size > limits.fingerprintTriangles) findings.add('no-fingerprint', part)
    bodies.set(bodyKey, body === null ? null : await deps.sha256(body))
  }
  const hashes = [...bodies.values()].filter((hash) => hash !== null)
  const unique = [...facts.keys()]
  return {
    objects: objects.size,
    vertices: unique.reduce((sum, mesh) => sum + vertexCount(mesh), 0),
    triangles: unique.reduce((sum, mesh) => sum + triangleCount(mesh), 0),
    boundingBoxMm: [0, 1, 2].map((axis) => (high[axis] ?? 0) - (low[axis] ?? 0)) as [number, number, number],
    volumeMm3: Math.abs(volume),
    watertight,
    fingerprint: findings.has('no-fingerprint') ? null : await fingerprintOf(hashes, deps.sha256),
    sketch: sketchOf(surfaces),
  }
}
