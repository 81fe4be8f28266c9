import { field, isJsonObject, type JsonFault } from '../json/guarded'
import type { Result } from '../../result'

const MOST_OBJECTS = 2000

/** Width and depth of `bbox_objects` in a `plate_N.json`; a purge tower is none of the member's (docs: c.1). */
export function plateFootprints(parsed: Result<unknown, JsonFault>): readonly (readonly [number, number])[] {
  const objects = parsed.ok && isJsonObject(parsed.value) ? field(parsed.value, 'bbox_objects') : null
  if (!Array.isArray(objects)) return []
  return (objects as readonly unknown[]).slice(0, MOST_OBJECTS).flatMap((object) => {
    if (!isJsonObject(object) || field(object, 'name') === 'wipe_tower') return []
    const box = field(object, 'bbox')
    if (!Array.isArray(box) || box.length !== 4) return []
    const [x0, y0, x1, y1] = (box as readonly unknown[]).map(Number)
    const size = [(x1 ?? NaN) - (x0 ?? NaN), (y1 ?? NaN) - (y0 ?? NaN)] as const
    return size.every((side) => Number.isFinite(side) && side >= 0) ? [size] : []
  })
}
