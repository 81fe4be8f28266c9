import type { Deadline } from '../deadline'
import { stop } from '../fault'
import type { Findings } from '../findings'
import { compose, identity, scaling, type Transform } from '../geometry/transform'
import type { MeshFacts } from '../geometry/mesh-facts'
import { beyond, type InspectLimits } from '../limits'
import type { ModelObject } from './model-part'
import { pathKey, type Package } from './package'
import { partKey } from '../zip/part-name'

/** A mesh as it stands in a build item, in millimetres; `transform` still holds the item's own translation. */
export type PlacedMesh = {
  readonly mesh: MeshFacts
  readonly objectId: number
  readonly transform: Transform
}
export type PlacedItem = {
  /** The same for two items that place the same object. */
  readonly objectKey: string
  readonly objectId: number
  /** The item's transform in millimetres; components come before it. */
  readonly transform: Transform
  /** Meshes by their component transforms only. */
  readonly meshes: readonly PlacedMesh[]
}

type Cost = { readonly leaves: number; readonly levels: number }
type Located = { readonly key: string; readonly part: string; readonly object: ModelObject }

/**
 * Follows the build down to its meshes. Ends with a fault at a missing object, a cycle, or more copies than the
 * limits allow; every object is checked, whether the build places it or not.
 */
export function placeBuild(
  pack: Package,
  limits: InspectLimits,
  findings: Findings,
  deadline: Deadline,
): readonly PlacedItem[] {
  const rootKey = partKey(pack.root.name)

  const locate = (partKeyHere: string, path: string | null, id: number): Located => {
    const part = path === null ? partKeyHere : pathKey(path)
    const object = pack.parts.get(part)?.objects.get(id)
    if (object === undefined) return stop('object-missing', pack.parts.get(part)?.name ?? part, null, { id })
    return { key: `${part}#${id}`, part, object }
  }

  const tooDeep = (part: string, levels: number) =>
    stop(
      'component-depth',
      pack.parts.get(part)?.name ?? part,
      null,
      beyond(limits, 'componentDepth', levels),
    )

  /** What following an object costs, memoised: its leaves, whether or not they hold a mesh, and how deep they lie. */
  const costs = new Map<string, Cost>()
  const open = new Set<string>()
  const costOf = ({ key, part, object }: Located, depth: number): Cost => {
    const known = costs.get(key)
    if (known !== undefined) return known
    if (open.has(key))
      return stop('component-cycle', pack.parts.get(part)?.name ?? part, null, { id: object.id })
    if (depth > limits.componentDepth) return tooDeep(part, depth)
    open.add(key)
    let leaves = 0
    let levels = 0
    for (const { path, objectId } of object.components ?? []) {
      const cost = costOf(locate(part, path, objectId), depth + 1)
      leaves += cost.leaves
      levels = Math.max(levels, cost.levels + 1)
    }
    open.delete(key)
    if (levels > limits.componentDepth) return tooDeep(part, levels)
    const cost = { leaves: Math.min(Math.max(leaves, 1), Number.MAX_SAFE_INTEGER / 1024), levels }
    costs.set(key, cost)
    return cost
  }
  for (const [part, { objects }] of pack.parts) {
    deadline.check()
    for (const [id, object] of objects) costOf({ key: `${part}#${id}`, part, object }, 0)
  }

  const collect = ({ part, object }: Located, transform: Transform, into: PlacedMesh[]) => {
    if (object.type === 'other') return
    if (object.mesh !== null) into.push({ mesh: object.mesh, objectId: object.id, transform })
    for (const component of object.components ?? []) {
      collect(locate(part, component.path, component.objectId), compose(component.transform, transform), into)
    }
  }

  let instances = 0
  const meshesOf = new Map<string, readonly PlacedMesh[]>()
  return pack.root.items.map((item) => {
    deadline.check()
    const located = locate(rootKey, item.path, item.objectId)
    instances += costOf(located, 0).leaves
    if (instances > limits.instances)
      stop('too-many-instances', pack.root.name, null, beyond(limits, 'instances', instances))
    if (located.object.type === 'other') findings.add('item-other', pack.root.name)
    const known = meshesOf.get(located.key)
    const meshes: PlacedMesh[] = []
    if (known === undefined) collect(located, identity, meshes)
    meshesOf.set(located.key, known ?? meshes)
    return {
      objectKey: located.key,
      objectId: item.objectId,
      transform: compose(item.transform, scaling(pack.root.unitMm)),
      meshes: known ?? meshes,
    }
  })
}
