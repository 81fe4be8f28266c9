import { isSameModel } from '@shared/inspect/geometry/sketch/likeness'
import { sketchOf } from '@shared/inspect/geometry/sketch/sketch'
import { readSketch } from '@shared/inspect/geometry/sketch/text'
import { inspectBytes } from '@shared/inspect/inspect'
import { nodeInspectDeps } from '@shared/inspect-node/deps'
import { projectParts, zipOf } from '@shared/sample/orca-family'
import { box, ripplePlanter } from '@shared/sample/solids'
import { median, secondsOf, type Figure } from '../support/report'
import { engine, surfaceOf } from './sketched'

const ROUNDS = 5
const REPEATED = 2000

/** What the sketch costs, beside the rest of what is measured of a mesh and the whole check of its file, in turns. */
export async function costs(): Promise<readonly Figure[]> {
  const shape = { height: 80, radius: 40, waves: 9, amplitude: 2, twist: 0.1, wall: 3 }
  const mesh = ripplePlanter({ ...shape, segments: 500, layers: 100 })
  const triangles = mesh.triangles.length / 3
  const object = { name: 'Planter', mesh, at: [120, 120] as const }
  const file = await zipOf(projectParts({ slicer: 'orca-2.3', objects: [object] }))
  const rest: number[] = []
  const sums: number[] = []
  const whole: number[] = []
  // Stretched, so that the surface is summed once more, from the triangles.
  const stretched = { transform: [1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0], origin: null, hash: false } as const
  const measured = (surface: boolean) =>
    secondsOf(() => engine.measure(mesh, { edges: null, placements: [{ ...stretched, surface }] }))
  measured(true)
  for (let round = 0; round < ROUNDS; round++) {
    const alone = measured(false)
    rest.push(alone)
    sums.push(measured(true) - alone)
    const start = performance.now()
    const { model } = await inspectBytes('planter.3mf', file, nodeInspectDeps)
    whole.push((performance.now() - start) / 1000)
    if (model?.triangles !== triangles) throw new Error('the file was not read')
  }
  const surface = surfaceOf(box(10, 20, 30))
  const bodies = surface === null ? [] : [surface]
  const text = sketchOf(bodies) ?? ''
  const sketch = readSketch(text)
  if (sketch === null) throw new Error('nothing was measured')
  const repeated = (work: () => unknown) =>
    secondsOf(() => {
      for (let i = 0; i < REPEATED; i++) work()
    }) / REPEATED
  const told = (name: string, value: number, unit: string): Figure => ({ name, value, unit, atMost: null })
  return [
    told(
      `integrals of ${triangles} triangles once more, stretched`,
      (median(sums) / triangles) * 1e9,
      'ns a triangle',
    ),
    told(
      'box, volume, closedness and the same integrals once',
      (median(rest) / triangles) * 1e9,
      'ns a triangle',
    ),
    told('the whole check of the same mesh in a file', (median(whole) / triangles) * 1e9, 'ns a triangle'),
    told('from integrals to the text of one body', repeated(() => sketchOf(bodies)) * 1e6, 'µs'),
    told('comparing two models of one body', repeated(() => isSameModel(sketch, sketch)) * 1e6, 'µs'),
    told('length of the text of one body', text.length, 'characters'),
  ]
}
