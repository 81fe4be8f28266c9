import { surfaceOf } from '@shared/inspect/geometry/sketch/surface'
import { sketchOf } from '@shared/inspect/geometry/sketch/sketch'
import { readSketch, type Sketch } from '@shared/inspect/geometry/sketch/text'
import type { Build } from './kinds'

/** The sketch of a build by way of its text, as a database would give it back. */
export function sketched(build: Build): Sketch {
  const text = sketchOf(build.flatMap((mesh) => surfaceOf(mesh) ?? []))
  const sketch = text === null ? null : readSketch(text)
  if (sketch === null) throw new Error('a build without a surface')
  return sketch
}
