import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameModel, likeness, shareWithin } from '@shared/inspect/geometry/sketch/likeness'
import type { Mesh } from '@shared/inspect/geometry/mesh'
import { seededRandom, type Random } from '@shared/sample/random'
import { box, gear, ripplePlanter } from '@shared/sample/solids'
import { mirroredKinds, sameKinds, type Build } from '../../../bench/sketch/kinds'
import { at, blob, cylinder, merged } from '../../../bench/sketch/shapes'
import { sketched } from '../../../bench/sketch/sketched'
import { scaled } from '../../../bench/sketch/variants'

const options = { seed: 20261126, numRuns: 60 }
const seeds = fc.integer({ min: 1, max: 1e9 })
const kinds = fc.constantFrom(...sameKinds)

const stone = (random: Random) => blob(random, 3, random.between(8, 30), 0.3)

const makers: readonly ((random: Random) => Mesh)[] = [
  (random) => box(random.int(4, 60), random.int(4, 60), random.int(4, 60)),
  (random) => gear({ teeth: random.int(6, 24), radius: random.int(12, 30), depth: 3, height: 8 }),
  (random) =>
    ripplePlanter({
      height: random.int(30, 70),
      radius: random.int(15, 30),
      waves: random.int(3, 12),
      amplitude: 1.5,
      twist: 0.1,
      wall: 2,
      segments: 48,
      layers: 10,
    }),
  (random) => cylinder(random.int(4, 30), random.int(4, 60), 40),
  stone,
]

/** One to four bodies of any size, side by side or into each other. Seeds instead of meshes keep a failure readable. */
function buildOf(random: Random, least = 1): Build {
  const count = random.int(least, 4)
  return Array.from({ length: count }, () => {
    const make = makers[random.int(0, makers.length - 1)]!
    return at(make(random), random.int(0, 90), random.int(0, 90), 0)
  })
}

test('every export of a model is taken for it', () => {
  fc.assert(
    fc.property(seeds, kinds, (seed, { make }) => {
      const random = seededRandom(seed)
      const build = buildOf(random)
      const again = sketched(make(build, random))
      expect(isSameModel(sketched(build), again)).toBe(true)
      expect(likeness(sketched(build), again)).toBeGreaterThan(0.97)
    }),
    { ...options, numRuns: 300 },
  )
})

test('an export of an export is still taken for the model', () => {
  // What divides or joins bodies and then sets them elsewhere leaves nothing to compare (docs/similarity.md).
  const keeping = fc.constantFrom(...sameKinds.filter(({ name }) => !/^(?:split|merged) into/.test(name)))
  fc.assert(
    fc.property(seeds, keeping, keeping, (seed, first, second) => {
      const random = seededRandom(seed)
      const build = buildOf(random)
      const again = second.make(first.make(build, random), random)
      expect(isSameModel(sketched(build), sketched(again))).toBe(true)
    }),
    { ...options, numRuns: 150 },
  )
})

test('a size of 1 % more or less is another model', () => {
  const factors = fc.oneof(
    fc.double({ min: 1.01, max: 3, noNaN: true }),
    fc.double({ min: 0.3, max: 0.99, noNaN: true }),
  )
  fc.assert(
    fc.property(seeds, factors, (seed, factor) => {
      const build = buildOf(seededRandom(seed))
      const other = sketched(build.map((mesh) => scaled(mesh, [factor, factor, factor])))
      expect(isSameModel(sketched(build), other)).toBe(false)
      expect(likeness(sketched(build), other)).toBeLessThan(0.51)
    }),
    options,
  )
})

test('a stone and its mirror image are two models, whichever way they are turned', () => {
  fc.assert(
    fc.property(seeds, fc.constantFrom(...mirroredKinds), (seed, { make }) => {
      const random = seededRandom(seed)
      const build = [stone(random)]
      expect(isSameModel(sketched(build), sketched(make(build, random)))).toBe(false)
    }),
    options,
  )
})

test('a build without one of its bodies is another model, and is within the first', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = seededRandom(seed)
      const build = buildOf(random, 2)
      const rest = build.slice(1)
      expect(isSameModel(sketched([merged(build)]), sketched([merged(rest)]))).toBe(false)
      expect(shareWithin(sketched(rest), sketched(build))).toBe(1)
    }),
    options,
  )
})

test('two stones are two models', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = seededRandom(seed)
      expect(isSameModel(sketched([stone(random)]), sketched([stone(random)]))).toBe(false)
    }),
    options,
  )
})
