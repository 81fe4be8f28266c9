import type { MeshRequest, Placement } from '../geometry/mesh-facts'
import { compose, identity, scaling, withoutTranslation, type Transform } from '../geometry/transform'
import { partKey } from '../zip/part-name'
import type { ModelPart } from './model-part'

/** More ways of placing one mesh than this are asked for once the build is known. */
const MOST = 16

export const placed = (transform: Transform, hash: boolean): Placement => ({
  transform,
  origin: null,
  hash,
  surface: false,
})

/** What every mesh is asked the first time it passes. */
export const firstRequest = (placements: readonly Placement[]): MeshRequest => ({
  edges: { by: 'number', parts: 1, part: 0 },
  placements,
})

/** For the start part, whose build comes last: as if an item placed the mesh without turning it. */
export const standing = (unitMm: number): MeshRequest =>
  firstRequest([placed(compose(identity, scaling(unitMm)), true)])

/**
 * How the start part will place the meshes of other parts, where that can be seen before they are read. Only saves
 * reading them twice: what is missing here, or needless, changes no fact.
 */
export function expectedRequests(root: ModelPart): (key: string, objectId: number) => MeshRequest {
  const expected = new Map<string, Map<string, Placement>>()
  const add = (path: string, objectId: number, transform: Transform, alone: boolean) => {
    const key = `${partKey(path)}#${objectId}`
    const placements = expected.get(key) ?? new Map<string, Placement>()
    expected.set(key, placements)
    const name = transform.join(' ')
    const before = placements.get(name)
    if (before !== undefined || placements.size < MOST)
      placements.set(name, placed(transform, alone || before?.hash === true))
  }
  for (const item of root.items) {
    const turned = withoutTranslation(compose(item.transform, scaling(root.unitMm)))
    if (item.path !== null) {
      add(item.path, item.objectId, compose(identity, turned), true)
      continue
    }
    const components = root.objects.get(item.objectId)?.components ?? []
    for (const { path, objectId, transform } of components)
      if (path !== null)
        add(path, objectId, compose(compose(transform, identity), turned), components.length === 1)
  }
  return (key, objectId) => firstRequest([...(expected.get(`${key}#${objectId}`)?.values() ?? [])])
}
