import { stop } from '../fault'
import type { Findings } from '../findings'
import type { FindingCode } from '../finding-codes'
import { determinant, identity, parseTransform, type Transform } from '../geometry/transform'
import { growing } from '../geometry/growing'
import type { MeshEngine } from '../geometry/mesh-engine'
import type { MeshFacts, MeshRequest } from '../geometry/mesh-facts'
import { beyond, type InspectLimits, type LimitName } from '../limits'
import { strictIndex, strictNumber } from '../numbers'
import { createXmlReader, type XmlElement } from '../xml/reader'
import { mayBePlain, NotPlainError, readPlainly, type OpenMesh } from './plain-mesh'
import { CORE, isKnownExtension, isSecureContent, MATERIAL, objectTypes, PRODUCTION, unitInMm } from './names'

/** One `.model` part as it stands, checked as far as it can be without the other parts. */
export type Component = {
  readonly objectId: number
  readonly path: string | null
  readonly transform: Transform
}
export type BuildItem = Component
export type ModelObject = {
  readonly id: number
  readonly type: string
  readonly mesh: MeshFacts | null
  readonly components: readonly Component[] | null
}
export type ModelMetadata = { readonly name: string; readonly value: string }
export type ModelPart = {
  readonly name: string
  readonly unitMm: number
  readonly namespaces: ReadonlySet<string>
  readonly metadata: readonly ModelMetadata[]
  readonly objects: ReadonlyMap<number, ModelObject>
  readonly items: readonly BuildItem[]
  /** Parts that textures name. */
  readonly resourcePaths: readonly (string | null)[]
  /** Names and metadata of any depth, as written: where private things hide. */
  readonly texts: readonly ModelMetadata[]
  /** Any of the UUIDs that only the Orca family writes (docs: slicer-formats.md c.7). */
  readonly orcaUuids: boolean
}

export type ModelPartReader = {
  readonly write: (bytes: Uint8Array) => void
  readonly end: () => ModelPart
}

export type ModelPartSource = {
  readonly name: string
  readonly isRoot: boolean
  readonly limits: InspectLimits
  readonly findings: Pick<Findings, 'add'>
  readonly engine: MeshEngine
  /** What to ask about the mesh of an object. */
  readonly requestFor: (objectId: number, unitMm: number) => MeshRequest
  /** Reads meshes in a quick way that leaves by `NotPlainError` where the careful one must be taken. */
  readonly quick: boolean
}

const ORCA_UUID =
  /-(?:61cb-4c03-9d28-80fed5dfa1dc|71cb-4c03-9d28-80fed5dfa1dc|81cb-4c03-9d28-80fed5dfa1dc|b206-40ff-9872-83e8017abed1|b1ec-4553-aec9-835e5b724bb4)$/i
const GROUPS = new Set([
  'basematerials',
  'colorgroup',
  'texture2dgroup',
  'compositematerials',
  'multiproperties',
])

type OpenObject = {
  id: number
  type: string
  hasMesh: boolean
  components: Component[] | null
  otherGeometry: boolean
}

/**
 * Reads a model part as a stream. Faults that make the rest meaningless end it; others become findings. Counts are
 * checked while reading, so that a part can never use more memory than the limits say.
 */
export function createModelPartReader({
  name,
  isRoot,
  limits,
  findings,
  engine,
  requestFor,
  quick,
}: ModelPartSource): ModelPartReader {
  const metadata: ModelMetadata[] = []
  const texts: ModelMetadata[] = []
  const metadataNames = new Set<string>()
  const objects = new Map<number, ModelObject>()
  const resourceIds = new Set<number>()
  const groups = new Map<number, number>()
  const items: BuildItem[] = []
  const resourcePaths: (string | null)[] = []
  const namespaces = new Set<string>()
  const stack: string[] = []
  let unitMm = 1
  let resources = 0
  let builds = 0
  let openMetadata: { name: string; text: string } | null = null
  let openObject: OpenObject | null = null
  let openGroup: number | null = null
  let vertices = growing((length) => new Float64Array(length))
  let triangles = growing((length) => new Uint32Array(length))
  let beams = false
  let totalVertices = 0
  let totalTriangles = 0
  let orcaUuids = false
  const usedEarly = new Set<number>()

  /** The mesh that the last tag began, and what the quick reader made of it. */
  let meshBegan = false
  let meshPrefix = ''
  /** Another mesh began in the object of one that the quick reader has read. */
  let secondMesh = false
  let quickMesh: MeshFacts | null = null
  /** Where a finding of the quick reader is. */
  let place: string | null = null

  const at = (): string => place ?? reader.position()
  const add = (code: FindingCode, params?: Readonly<Record<string, string | number>>) =>
    findings.add(code, name, at(), params)
  const fatal = (code: FindingCode, params?: Readonly<Record<string, string | number>>): never =>
    stop(code, name, at(), params)

  const tooLarge = (what: string, limit: LimitName, found: number) =>
    fatal('model-too-large', { what, ...beyond(limits, limit, found) })

  const trimmed = (value: string): string => {
    const clean = value.trim()
    if (clean !== value) add('attribute-space')
    return clean
  }
  const number = (value: string | undefined): number => {
    const parsed = value === undefined ? null : (strictNumber(value) ?? strictNumber(trimmed(value)))
    return parsed ?? fatal('number-bad', { value: (value ?? '').slice(0, 40) })
  }
  const index = (value: string | undefined): number => {
    const parsed = value === undefined ? null : (strictIndex(value) ?? strictIndex(trimmed(value)))
    return parsed ?? fatal('index-bad', { value: (value ?? '').slice(0, 40) })
  }
  const resourceId = (value: string | undefined): number => {
    const id = value === undefined ? null : strictIndex(value.trim())
    if (id === null || id < 1) return fatal('resource-id', { id: (value ?? '').slice(0, 40) })
    return id
  }
  const transform = (value: string | undefined): Transform => {
    if (value === undefined) return identity
    const parsed = parseTransform(value) ?? fatal('transform-bad')
    const volume = determinant(parsed)
    if (!Number.isFinite(volume) || volume === 0) return fatal('transform-singular')
    return parsed
  }
  const checkUuid = (element: XmlElement) => {
    if (!orcaUuids && ORCA_UUID.test(element.inNamespace(PRODUCTION, 'UUID') ?? '')) orcaUuids = true
  }
  const checkProperty = (attributes: Readonly<Record<string, string>>, names: readonly string[]) => {
    for (const key of names) {
      const value = attributes[key]
      const id = value === undefined ? 0 : strictIndex(value.trim())
      if (id === null || (id !== 0 && !groups.has(id)))
        add('property-missing', { id: (value ?? '').slice(0, 40) })
    }
  }
  const reference = (element: XmlElement): Component => {
    checkUuid(element)
    const path = element.inNamespace(PRODUCTION, 'path')
    const objectId = resourceId(element.attributes['objectid'])
    if (path === null && !resourceIds.has(objectId)) usedEarly.add(objectId)
    return { objectId, path, transform: transform(element.attributes['transform']) }
  }

  const openRoot = (element: XmlElement) => {
    if (element.local !== 'model' || element.uri !== CORE) fatal('model-root')
    for (const key in element.attributes) {
      if (key.startsWith('xmlns')) namespaces.add(element.attributes[key] ?? '')
    }
    const unit = element.attributes['unit'] ?? 'millimeter'
    unitMm = unitInMm.get(unit) ?? fatal('unit-unknown', { unit: unit.slice(0, 40) })
    for (const prefix of (element.attributes['requiredextensions'] ?? '')
      .split(/\s+/)
      .filter((p) => p !== '')) {
      const uri = element.namespaceOf(prefix)
      if (uri === null || !isKnownExtension(uri))
        fatal('required-extension-unknown', { extension: uri ?? prefix })
      else if (isSecureContent(uri)) add('encrypted-content')
    }
  }

  const openModelChild = (element: XmlElement) => {
    if (element.uri !== CORE) return
    if (element.local === 'metadata') {
      const key = element.attributes['name'] ?? ''
      if (key === '') add('metadata-unnamed')
      else if (metadataNames.has(key)) add('metadata-duplicate', { name: key.slice(0, 80) })
      metadataNames.add(key)
      openMetadata = { name: key, text: '' }
    } else if (element.local === 'resources') {
      if (++resources > 1) fatal('model-structure', { what: 'two resources' })
      if (builds > 0) fatal('model-structure', { what: 'build before resources' })
    } else if (element.local === 'build') {
      if (++builds > 1) fatal('model-structure', { what: 'two builds' })
      if (resources === 0) fatal('model-structure', { what: 'no resources' })
    }
  }

  const openResource = (element: XmlElement) => {
    const isCore = element.uri === CORE
    const value = element.attributes['id']
    if (isCore && element.local === 'object') return openNewObject(element)
    if (value === undefined) {
      if (isCore) fatal('resource-id', { id: '' })
      return
    }
    const id = resourceId(value)
    if (resourceIds.has(id)) fatal('resource-id-duplicate', { id })
    resourceIds.add(id)
    if (GROUPS.has(element.local)) {
      groups.set(id, 0)
      openGroup = id
    }
    if (element.uri === MATERIAL && element.local === 'texture2d')
      resourcePaths.push(element.attributes['path'] ?? null)
  }

  const addText = (key: string, value: string) => {
    if (value !== '' && texts.length < limits.metadataEntries * 10) texts.push({ name: key, value })
  }

  const openNewObject = (element: XmlElement) => {
    checkUuid(element)
    addText('name', element.attributes['name'] ?? '')
    const id = resourceId(element.attributes['id'])
    if (resourceIds.has(id)) fatal('resource-id-duplicate', { id })
    if (objects.size >= limits.objects) tooLarge('objects', 'objects', objects.size + 1)
    const type = element.attributes['type'] ?? 'model'
    if (!objectTypes.has(type)) fatal('object-type', { type: type.slice(0, 40) })
    checkProperty(element.attributes, ['pid'])
    openObject = { id, type, hasMesh: false, components: null, otherGeometry: false }
    vertices = growing((length) => new Float64Array(length))
    triangles = growing((length) => new Uint32Array(length))
    beams = false
    quickMesh = null
  }

  const openInObject = (element: XmlElement, object: OpenObject) => {
    if (element.uri !== CORE) object.otherGeometry = true
    else if (element.local === 'mesh') {
      if (quickMesh !== null) secondMesh = true
      meshBegan = !object.hasMesh
      meshPrefix = element.prefix
      object.hasMesh = true
    } else if (element.local === 'components') object.components ??= []
  }

  const openVertex = ({ attributes }: XmlElement) => {
    if (++totalVertices > limits.vertices) tooLarge('vertices', 'vertices', totalVertices)
    vertices.push3(number(attributes['x']), number(attributes['y']), number(attributes['z']))
  }

  const openTriangle = ({ attributes }: XmlElement) => {
    if (++totalTriangles > limits.triangles) tooLarge('triangles', 'triangles', totalTriangles)
    const a = index(attributes['v1'])
    const b = index(attributes['v2'])
    const c = index(attributes['v3'])
    const count = vertices.length() / 3
    if (a >= count || b >= count || c >= count) fatal('index-bad', { value: Math.max(a, b, c) })
    if (a === b || b === c || a === c) add('triangle-degenerate')
    if (attributes['pid'] !== undefined) checkProperty(attributes, ['pid'])
    triangles.push3(a, b, c)
  }

  const measured = ({ id }: OpenObject): MeshFacts =>
    engine.measure({ vertices: vertices.done(), triangles: triangles.done() }, requestFor(id, unitMm))

  /** The mesh that the last tag began, for the quick reader. */
  const openMesh = (): OpenMesh | null => {
    const object = openObject
    if (secondMesh) throw new NotPlainError()
    if (!meshBegan || object === null) return null
    meshBegan = false
    const told = <T>(line: number, column: number, tell: () => T): T => {
      place = reader.positionAfter(line, column)
      const answer = tell()
      place = null
      return answer
    }
    return {
      start: {
        prefix: meshPrefix,
        request: requestFor(object.id, unitMm),
        mostVertices: limits.vertices - totalVertices,
        mostTriangles: limits.triangles - totalTriangles,
        host: {
          flatTriangle: (line, column) => told(line, column, () => add('triangle-degenerate')),
          knowsProperty: (id, line, column) =>
            told(line, column, () => {
              checkProperty({ pid: String(id) }, ['pid'])
              return groups.has(id)
            }),
          knowsPrefix: (prefix) => reader.namespaceOf(prefix) !== null,
        },
      },
      tooMany: (what) => tooLarge(what, what, limits[what] + 1),
      done: (facts) => {
        quickMesh = facts
        totalVertices += facts.vertices
        totalTriangles += facts.triangles
      },
    }
  }

  const closeObject = (object: OpenObject) => {
    const empty = !object.hasMesh && (object.components === null || object.components.length === 0)
    if (empty && object.otherGeometry) add('geometry-not-read', { id: object.id })
    else if (empty || (object.hasMesh && object.components !== null)) fatal('object-empty', { id: object.id })
    const mesh = object.hasMesh ? (quickMesh ?? measured(object)) : null
    if (mesh !== null) {
      const needed = object.type === 'model' || object.type === 'solidsupport' ? 4 : 1
      if ((mesh.vertices < 3 || mesh.triangles < needed) && !beams) fatal('mesh-too-small', { id: object.id })
    }
    resourceIds.add(object.id)
    objects.set(object.id, { id: object.id, type: object.type, mesh, components: object.components })
  }

  const openInBuild = (element: XmlElement) => {
    // The build of a part that is reached by path is ignored (production extension).
    if (!isRoot || element.uri !== CORE || element.local !== 'item') return
    if (items.length >= limits.objects) tooLarge('build items', 'objects', items.length + 1)
    items.push(reference(element))
  }

  const open = (element: XmlElement) => {
    const depth = stack.length
    const parent = stack[depth - 1]
    meshBegan = false
    stack.push(element.uri === CORE ? element.local : '*')
    if (depth === 0) return openRoot(element)
    if (depth === 1) return openModelChild(element)
    if (depth === 2 && stack[1] === 'resources') return openResource(element)
    if (depth === 2 && stack[1] === 'build') return openInBuild(element)
    if (openGroup !== null && depth === 3) groups.set(openGroup, (groups.get(openGroup) ?? 0) + 1)
    if (element.local === 'metadata') openMetadata = { name: element.attributes['name'] ?? '', text: '' }
    if (openObject === null) return
    if (depth === 3) return openInObject(element, openObject)
    if (parent === 'vertices' && element.local === 'vertex') return openVertex(element)
    if (parent === 'triangles' && element.local === 'triangle') return openTriangle(element)
    if (parent === 'components' && element.local === 'component' && element.uri === CORE) {
      openObject.components?.push(reference(element))
      return
    }
    if (parent === 'mesh' && element.local === 'beamlattice') beams = true
  }

  const close = (local: string) => {
    const depth = stack.length - 1
    stack.pop()
    meshBegan = false
    if (openMetadata !== null && local === 'metadata') {
      addText(openMetadata.name, openMetadata.text)
      if (depth === 1 && metadata.length < limits.metadataEntries) {
        metadata.push({ name: openMetadata.name, value: openMetadata.text })
      }
      openMetadata = null
    }
    if (depth === 2) {
      if (openObject !== null) closeObject(openObject)
      openObject = null
      openGroup = null
    }
  }

  const reader = createXmlReader(name, limits, {
    open,
    close,
    text: (value) => {
      if (openMetadata === null || openMetadata.text.length > limits.descriptionChars * 4) return
      openMetadata.text += value
    },
  })

  const bytes = quick && mayBePlain(limits) ? readPlainly(reader, engine, openMesh) : reader
  return {
    write: bytes.write,
    end: () => {
      bytes.end()
      if (resources === 0) stop('model-structure', name, null, { what: 'no resources' })
      if (builds === 0 && isRoot) stop('model-structure', name, null, { what: 'no build' })
      for (const id of usedEarly) if (objects.has(id)) findings.add('resource-order', name, null, { id })
      return { name, unitMm, namespaces, metadata, objects, items, resourcePaths, texts, orcaUuids }
    },
  }
}
