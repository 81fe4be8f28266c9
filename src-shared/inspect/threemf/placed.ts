import type { Deadline } from '../deadline'
import { stop } from '../fault'
import type { Findings } from '../findings'
import { compose, identity, scaling, type Transform } from '../geometry/transform'
import type { Mesh } from '../geometry/mesh'
import type { InspectLimits } from '../limits'
import type { ModelObject } from './model-part'
import { pathKey, type Package } from './package'
import { partKey } from '../zip/part-name'

/** A mesh as it stands in a build item, in millimetres; `transform` still holds the item's own translation. */
export type PlacedMesh = { readonly mesh: Mesh; readonly objectId: number; readonly transform: Transform }
export type PlacedItem = {
  /** The same for two items that place the same object. */
  readonly objectKey: string
  readonly objectId: number
  /** The item's transform in millimetres; components come before it. */
  readonly transform: Transform
  /** Meshes by their component transforms only. */
  readonly meshes: readonly PlacedMesh[]
}

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

  /** Meshes in an object after expansion, memoised; also what finds cycles. */
  const counts = new Map<string, number>()
  const open = new Set<string>()
  const count = ({ key, part, object }: Located, depth: number): number => {
    const known = counts.get(key)
    if (known !== undefined) return known
    if (open.has(key))
      return stop('component-cycle', pack.parts.get(part)?.name ?? part, null, { id: object.id })
    if (depth > limits.componentDepth) return stop('component-depth', pack.parts.get(part)?.name ?? part)
    open.add(key)
    let sum = object.mesh === null ? 0 : 1
    for (const { path, objectId } of object.components ?? [])
      sum += count(locate(part, path, objectId), depth + 1)
    open.delete(key)
    const bounded = Math.min(sum, Number.MAX_SAFE_INTEGER / 1024)
    counts.set(key, bounded)
    return bounded
  }
  for (const [part, { objects }] of pack.parts) {
    deadline.check()
    for (const [id, object] of objects) count({ key: `${part}#${id}`, part, object }, 0)
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
    instances += count(located, 0)
    if (instances > limits.instances) stop('too-many-instances', pack.root.name)
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
