import type { Deadline } from '../deadline'
import type { InspectDeps } from '../deps'
import type { Findings } from '../findings'
import { stop } from '../fault'
import { beyond, type InspectLimits } from '../limits'
import type { PlacedItem } from '../threemf/placed'
import { around, bodyOf, placedBox, type BodyFacts, type BodyMesh } from './body'
import { fingerprintOf } from './fingerprint'
import { createKnownMeshes, type KnownMeshes, type ReadAgain } from './known-meshes'
import type { Topology } from './mesh'
import type { MeshFacts } from './mesh-facts'
import { sketchOf } from './sketch/sketch'
import { translated } from './sketch/surface'
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

/** A build item; items that place one object alike share their body. */
type PlacedBody = {
  readonly objectKey: string
  readonly transform: Transform
  readonly meshes: readonly BodyMesh[]
  readonly key: string
}

const MOSTLY = 0.5

function judgeMesh(
  { triangles, volume }: MeshFacts,
  { openEdges, sharedEdges, edges }: Topology,
  objectId: number,
  part: string,
  findings: Findings,
): boolean {
  const closed = edges > 0 && openEdges === 0
  if (edges > 0 && openEdges > edges * MOSTLY) findings.add('mesh-mostly-open', part, null, { id: objectId })
  else if (!closed && triangles > 0) findings.add('mesh-open', part, null, { id: objectId, edges: openEdges })
  if (sharedEdges > 0) findings.add('mesh-shared-edges', part, null, { id: objectId, edges: sharedEdges })
  if (closed && volume < 0) findings.add('mesh-inside-out', part, null, { id: objectId })
  return closed
}

const bodiesOf = (items: readonly PlacedItem[]): readonly PlacedBody[] =>
  items.map(({ objectKey, transform, meshes }) => {
    const turned = withoutTranslation(transform)
    return {
      objectKey,
      transform,
      meshes: meshes.map(({ mesh, transform: inner }) => ({ mesh, transform: compose(inner, turned) })),
      key: `${objectKey}|${turned.join(' ')}`,
    }
  })

const sizeOf = (meshes: readonly BodyMesh[]) => meshes.reduce((sum, { mesh }) => sum + mesh.triangles, 0)

/** A body too large to be hashed: only its box is known, and that from the corners of its meshes. */
const roughBody = (meshes: readonly BodyMesh[]): BodyFacts => ({
  ...around(
    meshes.flatMap(({ mesh, transform }) => (mesh.vertices === 0 ? [] : [placedBox(mesh, transform)])),
  ),
  canonical: null,
  surface: null,
})

/** Reads on until every mesh and every body is known. */
async function learnAll(
  meshes: readonly MeshFacts[],
  bodies: ReadonlyMap<string, readonly BodyMesh[]>,
  known: KnownMeshes,
  limits: InspectLimits,
  deadline: Deadline,
) {
  const topologies = new Map<MeshFacts, Topology>()
  const facts = new Map<string, BodyFacts>()
  do {
    for (const mesh of meshes) {
      if (topologies.has(mesh)) continue
      const topology = known.topology(mesh)
      if (topology !== null) topologies.set(mesh, topology)
    }
    for (const [key, body] of bodies) {
      if (facts.has(key)) continue
      deadline.check()
      const found = sizeOf(body) > limits.fingerprintTriangles ? roughBody(body) : bodyOf(body, known)
      if (found !== null) facts.set(key, found)
    }
  } while (await known.learn())
  return { topologies, facts }
}

/** What the build amounts to: counts of each mesh once, box and volume of everything it places. */
export async function measureBuild(
  items: readonly PlacedItem[],
  part: string,
  readAgain: ReadAgain,
  deps: Pick<InspectDeps, 'sha256'>,
  limits: InspectLimits,
  findings: Findings,
  deadline: Deadline,
): Promise<GeometryFacts | null> {
  const objectIds = new Map<MeshFacts, number>()
  const objects = new Set<string>()
  for (const { meshes, objectKey } of items) {
    if (meshes.some(({ mesh }) => mesh.triangles > 0)) objects.add(objectKey)
    for (const { mesh, objectId } of meshes) if (!objectIds.has(mesh)) objectIds.set(mesh, objectId)
  }
  if (objects.size === 0) return null

  const unique = [...objectIds.keys()]
  const placed = bodiesOf(items)
  const bodies = new Map(placed.map(({ key, meshes }) => [key, meshes]))
  const { topologies, facts } = await learnAll(unique, bodies, createKnownMeshes(readAgain), limits, deadline)
  const closed = new Map<MeshFacts, boolean>()
  for (const [mesh, objectId] of objectIds) {
    const topology = topologies.get(mesh)
    if (topology !== undefined) closed.set(mesh, judgeMesh(mesh, topology, objectId, part, findings))
  }

  let volume = 0
  const boxes = []
  const surfaces = []
  for (const { key, meshes, transform } of placed) {
    deadline.check()
    for (const { mesh, transform: turned } of meshes) volume += mesh.volume * Math.abs(determinant(turned))
    const body = facts.get(key)
    if (body === undefined || meshes.every(({ mesh }) => mesh.vertices === 0)) continue
    const box = movedBox(body, transform)
    const reach = Math.max(...box.low.map(Math.abs), ...box.high.map(Math.abs), Math.abs(volume) * 0)
    // What is no number is out of every range.
    if (!(reach <= limits.extentMm)) {
      const value = reach < Infinity ? Math.round(reach) : '>1e38'
      const found = reach < Infinity ? reach : Infinity
      stop('model-out-of-range', part, null, { value, ...beyond(limits, 'extentMm', found) })
    }
    boxes.push(box)
    if (body.surface !== null) surfaces.push(translated(body.surface, transform))
  }
  const { low, high } = around(boxes)
  const whole = [...bodies.values()].every((meshes) => sizeOf(meshes) <= limits.fingerprintTriangles)
  if (!whole) findings.add('no-fingerprint', part)
  const canonical = [...facts.values()].map((body) => body.canonical).filter((text) => text !== null)
  return {
    objects: objects.size,
    vertices: unique.reduce((sum, mesh) => sum + mesh.vertices, 0),
    triangles: unique.reduce((sum, mesh) => sum + mesh.triangles, 0),
    boundingBoxMm: [certain(high[0] - low[0]), certain(high[1] - low[1]), certain(high[2] - low[2])],
    volumeMm3: certain(Math.abs(volume)),
    watertight: [...closed.values()].every((is) => is),
    fingerprint: whole ? await fingerprintOf(canonical, deps.sha256) : null,
    sketch: whole ? sketchOf(surfaces) : null,
  }
}

/** To the digits that vertices of 32-bit floats leave certain. */
const certain = (value: number): number => Number(value.toPrecision(8))

const movedBox = ({ low, high }: BodyFacts, [, , , , , , , , , x, y, z]: Transform) => ({
  low: [low[0] + x, low[1] + y, low[2] + z] as const,
  high: [high[0] + x, high[1] + y, high[2] + z] as const,
})
