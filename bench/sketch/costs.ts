import { canonicalBody } from '@shared/inspect/geometry/fingerprint'
import { isSameModel } from '@shared/inspect/geometry/sketch/likeness'
import { sketchOf } from '@shared/inspect/geometry/sketch/sketch'
import { surfaceOf } from '@shared/inspect/geometry/sketch/surface'
import { readSketch } from '@shared/inspect/geometry/sketch/text'
import { identity } from '@shared/inspect/geometry/transform'
import { box, ripplePlanter } from '@shared/sample/solids'
import { median, secondsOf, type Figure } from '../support/report'

const ROUNDS = 7

/** What the sketch costs, beside the exact fingerprint of the same mesh, measured in turns. */
export function costs(): readonly Figure[] {
  const mesh = ripplePlanter({
    height: 80,
    radius: 40,
    waves: 9,
    amplitude: 2,
    twist: 0.1,
    wall: 3,
    segments: 1000,
    layers: 200,
  })
  const triangles = mesh.triangles.length / 3
  const sums: number[] = []
  const exact: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    sums.push(secondsOf(() => surfaceOf(mesh)))
    exact.push(secondsOf(() => canonicalBody([{ mesh, transform: identity }])))
  }
  const surface = surfaceOf(box(10, 20, 30))
  const bodies = surface === null ? [] : [surface]
  const text = sketchOf(bodies) ?? ''
  const sketch = readSketch(text)
  if (sketch === null) throw new Error('nothing was measured')
  const times = 2000
  const repeated = (work: () => unknown) =>
    secondsOf(() => {
      for (let i = 0; i < times; i++) work()
    }) / times
  const tell = (name: string, value: number, unit: string): Figure => ({ name, value, unit, atMost: null })
  return [
    tell(`the integrals, on ${triangles} triangles`, (median(sums) / triangles) * 1e9, 'ns a triangle'),
    tell('exact fingerprint of the same mesh', (median(exact) / triangles) * 1e9, 'ns a triangle'),
    tell('from integrals to the text of one body', repeated(() => sketchOf(bodies)) * 1e6, 'µs'),
    tell('comparing two models of one body', repeated(() => isSameModel(sketch, sketch)) * 1e6, 'µs'),
    tell('length of the text of one body', text.length, 'characters'),
  ]
}
