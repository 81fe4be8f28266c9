import type { Deadline } from '../deadline'
import { FaultError, stop } from '../fault'
import type { Findings } from '../findings'
import type { ReadAgain } from '../geometry/known-meshes'
import type { MeshFacts, MeshRequest } from '../geometry/mesh-facts'
import { beyond } from '../limits'
import type { ZipEntry } from '../zip/directory'
import { partKey } from '../zip/part-name'
import { parseContentTypes, type ContentTypes } from './content-types'
import { expectedRequests, standing } from './expected'
import type { ModelPart } from './model-part'
import { MODEL_CONTENT_TYPE, START_PART_TYPE, THUMBNAIL_TYPE } from './names'
import { readModelPart, type ModelPartContext } from './read-model-part'
import { parseRelationships, relationshipsPart, type Relationship } from './relationships'

/** A 3MF with all the model parts that its build can reach. */
export type Package = {
  readonly root: ModelPart
  readonly parts: ReadonlyMap<string, ModelPart>
  readonly readAgain: ReadAgain
}

type Context = ModelPartContext & {
  readonly findings: Findings
  readonly deadline: Deadline
}

const CONTENT_TYPES_PART = '[Content_Types].xml'
const PICTURES = new Set(['image/png', 'image/jpeg'])

async function readContentTypes({ archive, limits }: Context): Promise<ContentTypes> {
  const entry = archive.find(CONTENT_TYPES_PART)
  if (entry === null) return stop('content-types-missing', null)
  return parseContentTypes(entry.name, await archive.read(entry, 'settingsPartBytes'), limits)
}

async function readRelationships(context: Context, source: string): Promise<readonly Relationship[]> {
  const { archive, limits } = context
  const entry = archive.find(relationshipsPart(source))
  if (entry === null) return []
  return parseRelationships(entry.name, source, await archive.read(entry, 'settingsPartBytes'), limits)
}

function findStart(
  { archive, findings }: Context,
  types: ContentTypes,
  relationships: readonly Relationship[],
): ZipEntry {
  const starts = relationships.filter(({ type }) => type === START_PART_TYPE)
  const [start] = starts
  if (start === undefined) return stop('start-part-missing', '_rels/.rels')
  if (starts.length > 1) return stop('start-part-several', '_rels/.rels')
  if (start.external) return stop('geometry-external', '_rels/.rels')
  const entry = start.key === null ? null : archive.find(start.key)
  if (entry === null) return stop('start-part-absent', '_rels/.rels')
  if (types.of(entry.name)?.toLowerCase() !== MODEL_CONTENT_TYPE) stop('content-type-model', entry.name)
  for (const { type, key, external } of relationships) {
    if (external) findings.add('relationship-external', '_rels/.rels')
    if (type !== THUMBNAIL_TYPE || key === null) continue
    // A thumbnail that is named and missing is usual in files of the Orca family (docs: slicer-formats.md c.7).
    const picture = archive.find(key)
    if (picture === null) continue
    const pictureType = types.of(picture.name)
    if (pictureType === null || !PICTURES.has(pictureType)) findings.add('thumbnail-type', picture.name)
  }
  return entry
}

/** Paths of other model parts that a part's components and items use, in order, each once. */
function usedPaths(part: ModelPart): readonly string[] {
  const paths = new Set<string>()
  for (const item of part.items) if (item.path !== null) paths.add(item.path)
  for (const object of part.objects.values()) {
    for (const component of object.components ?? []) if (component.path !== null) paths.add(component.path)
  }
  return [...paths]
}

export const pathKey = (path: string) => partKey(path)

const unasked: MeshRequest = { edges: null, placements: [] }

/** Reads those parts once more that hold a mesh about which something is asked. */
function readingAgain(context: Context, root: ModelPart, parts: ReadonlyMap<string, ModelPart>): ReadAgain {
  return async (requests) => {
    const answers = new Map<MeshFacts, MeshFacts>()
    for (const [key, { objects }] of parts) {
      const asked = new Map<number, MeshRequest>()
      for (const [id, { mesh }] of objects) {
        const request = mesh === null ? undefined : requests.get(mesh)
        if (request !== undefined) asked.set(id, request)
      }
      const entry = context.archive.find(key)
      if (asked.size === 0 || entry === null) continue
      const again = await readModelPart(context, {
        entry,
        isRoot: objects === root.objects,
        requestFor: (id) => asked.get(id) ?? unasked,
        findings: { add: () => {} },
      })
      for (const id of asked.keys()) {
        const [before, now] = [objects.get(id)?.mesh, again.objects.get(id)?.mesh]
        if (before != null && now != null) answers.set(before, now)
      }
    }
    return answers
  }
}

/** Reads the whole package, or leaves by a fault at the first thing that no reader could mend. */
export async function readPackage(context: Context): Promise<Package> {
  const { archive, limits, findings, deadline } = context
  const types = await readContentTypes(context)
  const start = findStart(context, types, await readRelationships(context, ''))
  const root = await readModelPart(context, {
    entry: start,
    isRoot: true,
    requestFor: (_, unitMm) => standing(unitMm),
    findings,
  })
  const related = await readRelationships(context, start.name)
  const relatedKeys = new Set(related.map(({ key }) => key))
  if (related.some(({ external }) => external))
    findings.add('relationship-external', relationshipsPart(start.name))

  const expected = expectedRequests(root)
  const parts = new Map([[partKey(start.name), root]])
  const paths = usedPaths(root)
  if (paths.length > limits.modelParts)
    stop('too-many-parts', start.name, null, beyond(limits, 'modelParts', paths.length))
  for (const path of paths) {
    deadline.check()
    const key = pathKey(path)
    if (parts.has(key)) continue
    const entry = path.startsWith('/') ? archive.find(key) : null
    if (entry === null) return stop('part-missing', start.name, null, { target: path })
    if (!relatedKeys.has(key)) stop('part-not-related', start.name, null, { target: path })
    if (types.of(entry.name)?.toLowerCase() !== MODEL_CONTENT_TYPE) stop('content-type-model', entry.name)
    const requestFor = (objectId: number) => expected(key, objectId)
    const part = await readModelPart(context, { entry, isRoot: false, requestFor, findings })
    if (usedPaths(part).length > 0) stop('component-path-nested', entry.name)
    parts.set(key, part)
  }
  for (const part of parts.values()) {
    for (const path of part.resourcePaths) {
      if (path === null || archive.find(path) === null) findings.add('resource-part-missing', part.name)
    }
  }
  return { root, parts, readAgain: readingAgain(context, root, parts) }
}

/** Runs a step whose faults are findings, and gives null where there was one. */
export async function orFinding<T>(findings: Findings, step: () => Promise<T>): Promise<T | null> {
  try {
    return await step()
  } catch (cause) {
    // Once the time is over, nothing else is worth beginning.
    if (!(cause instanceof FaultError) || cause.fault.code === 'took-too-long') throw cause
    findings.addFault(cause.fault)
    return null
  }
}
