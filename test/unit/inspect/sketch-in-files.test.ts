import { describe, expect, test } from 'vitest'
import { isSameModel, shareWithin } from '@shared/inspect/geometry/sketch/likeness'
import { readSketch, type Sketch } from '@shared/inspect/geometry/sketch/text'
import type { Mesh } from '@shared/inspect/geometry/mesh'
import { transformText } from '@shared/sample/model-xml'
import type { Transform } from '@shared/inspect/geometry/transform'
import { slicerSigns, type SlicerName } from '@shared/sample/orca-family'
import { seededRandom } from '@shared/sample/random'
import { box, gear } from '@shared/sample/solids'
import { meshOf, syntheticModels } from '../../../bench/sketch/models'
import { at, merged } from '../../../bench/sketch/shapes'
import { dealtOut, placed, rotated, scaled, withStrayVertex } from '../../../bench/sketch/variants'
import {
  genericFile,
  model,
  object,
  plainFile,
  plainModel,
  projectFile,
  slicedFile,
} from '../../fixtures/exports'
import { inspected } from './support'

const bracket = meshOf(syntheticModels().find(({ name }) => name === 'bracket')!)

async function sketchOfFile(bytes: Uint8Array): Promise<Sketch> {
  const report = await inspected(bytes)
  const sketch = readSketch(report.model?.sketch ?? '')
  if (sketch === null) throw new Error(`no sketch: ${report.findings.map(({ code }) => code).join(' ')}`)
  return sketch
}

const ofModel = async (xml: string) => sketchOfFile(await plainFile(xml))
const ofMesh = (mesh: Mesh) => ofModel(plainModel(mesh))
const item = (transform: Transform, id = 1) =>
  `<item objectid="${id}" transform="${transformText(transform)}"/>`

/** A quarter turn about x, and a place on the plate. */
const quarter: Transform = [1, 0, 0, 0, 0, 1, 0, -1, 0, 120, 80, 9]
const slanted: Transform = [0.36, 0.48, -0.8, -0.8, 0.6, 0, 0.48, 0.64, 0.6, 12.5, 7, 3]

describe('the sketch of a file is that of the same model', () => {
  test.each(Object.keys(slicerSigns) as SlicerName[])(
    'saved by %s, with other settings and another name',
    async (slicer) => {
      const file = await projectFile({
        mesh: bracket,
        slicer,
        title: slicer,
        settings: { layer_height: '0.28' },
      })
      expect(isSameModel(await sketchOfFile(file), await ofMesh(bracket))).toBe(true)
    },
  )

  test('exported as a generic 3MF', async () => {
    const [saved, generic] = [await projectFile({ mesh: bracket }), await genericFile({ mesh: bracket })]
    expect((await inspected(generic)).model?.sketch).toBe((await inspected(saved)).model?.sketch)
  })

  test('turned by its place on the plate, or by its vertices', async () => {
    const still = await ofMesh(bracket)
    for (const transform of [quarter, slanted]) {
      expect(isSameModel(await ofModel(plainModel(bracket, item(transform))), still)).toBe(true)
      expect(isSameModel(await ofMesh(placed(bracket, transform)), still)).toBe(true)
    }
    expect(isSameModel(await ofMesh(rotated(bracket, [1, -2, 0.5], 2)), still)).toBe(true)
  })

  test('in inches, and scaled to size by its place', async () => {
    const still = await ofMesh(bracket)
    const inches = scaled(bracket, [1 / 25.4, 1 / 25.4, 1 / 25.4])
    const inInches = model(object(1, inches), item(slanted), 'unit="inch"')
    expect(isSameModel(await ofModel(inInches), still)).toBe(true)
    const grown = item([25.4, 0, 0, 0, 25.4, 0, 0, 0, 25.4, 0, 0, 0])
    expect(isSameModel(await ofModel(plainModel(inches, grown)), still)).toBe(true)
  })

  test('stretched by its place, or by its vertices', async () => {
    const stretch: Transform = [1, 0, 0, 0.3, 1.5, 0, 0, 0, 1, 5, 6, 7]
    const byPlace = await ofModel(plainModel(bracket, item(stretch)))
    expect(isSameModel(byPlace, await ofMesh(placed(bracket, stretch)))).toBe(true)
    expect(isSameModel(byPlace, await ofMesh(bracket))).toBe(false)
  })

  test('as components of one object, as several objects, as one mesh', async () => {
    const parts = [bracket, at(gear({ teeth: 9, radius: 8, depth: 2, height: 5 }), 60, 0, 0)]
    const meshes = parts.map((part, i) => object(i + 1, part)).join('')
    const still = await ofMesh(merged(parts))
    const components = `<object id="3" type="model"><components><component objectid="1"/><component objectid="2"/></components></object>`
    expect(isSameModel(await ofModel(model(meshes + components, item(slanted, 3))), still)).toBe(true)
    expect(isSameModel(await ofModel(model(meshes, '<item objectid="1"/><item objectid="2"/>')), still)).toBe(
      true,
    )
    const dealt = dealtOut(merged(parts), 3, seededRandom(1))
    const objects = dealt.map((part, i) => object(i + 1, part)).join('')
    const items = dealt.map((_, i) => `<item objectid="${i + 1}"/>`).join('')
    expect(isSameModel(await ofModel(model(objects, items)), still)).toBe(true)
  })

  test('with a component that is turned within its object', async () => {
    const whole = merged([bracket, placed(bracket, slanted)])
    const component = `<component objectid="1"/><component objectid="1" transform="${transformText(slanted)}"/>`
    const objects = `${object(1, bracket)}<object id="2" type="model"><components>${component}</components></object>`
    expect(isSameModel(await ofModel(model(objects, '<item objectid="2"/>')), await ofMesh(whole))).toBe(true)
  })

  test('with its numbers written otherwise', async () => {
    const xml = plainModel(bracket)
    const exponents = xml.replace(
      /([xyz])="(-?[\d.]+)"/g,
      (_, axis: string, value: string) => `${axis}="${Number(value).toExponential(8)}"`,
    )
    expect(exponents).not.toBe(xml)
    const rounded = xml.replace(
      /([xyz])="(-?[\d.]+)"/g,
      (_, axis: string, value: string) => `${axis}="${Number(value).toFixed(3)}"`,
    )
    const still = await ofModel(xml)
    expect(isSameModel(await ofModel(exponents), still)).toBe(true)
    expect(isSameModel(await ofModel(rounded), still)).toBe(true)
  })

  test('with a vertex that nothing uses, far away', async () => {
    expect(isSameModel(await ofMesh(withStrayVertex(bracket, [1e6, -2e5, 3e4])), await ofMesh(bracket))).toBe(
      true,
    )
  })
})

describe('the sketch of a file is another', () => {
  test('mirrored by its place on the plate', async () => {
    const mirror = item([-1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0])
    expect(isSameModel(await ofModel(plainModel(bracket, mirror)), await ofMesh(bracket))).toBe(false)
    expect(isSameModel(await ofModel(plainModel(box(3, 4, 5), mirror)), await ofMesh(box(3, 4, 5)))).toBe(
      true,
    )
  })

  test('with one object less, and knows the rest', async () => {
    const objects = object(1, bracket) + object(2, box(7, 8, 9))
    const both = await ofModel(model(objects, '<item objectid="1"/><item objectid="2"/>'))
    const one = await ofMesh(bracket)
    expect(isSameModel(one, both)).toBe(false)
    expect(shareWithin(one, both)).toBe(1)
  })
})

test('a file without geometry has no model and so no sketch', async () => {
  expect((await inspected(await slicedFile())).model).toBeNull()
})

test('a model as small as no printer gets no sketch, and the rest of its report', async () => {
  const { model: report } = await inspected(
    await plainFile(plainModel(scaled(box(1, 2, 3), [1e-8, 1e-8, 1e-8]))),
  )
  expect(report).toMatchObject({ sketch: null, triangles: 12 })
})
