import type { Invariants } from '@shared/inspect/geometry/sketch/invariants'
import { isSameModel, likeness, shareWithin } from '@shared/inspect/geometry/sketch/likeness'
import { readSketch, writeSketch, type Sketch } from '@shared/inspect/geometry/sketch/text'
import { seededRandom } from '@shared/sample/random'
import { likelyReposts, rememberSketch } from '@service/services/likenesses'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startService, type UnderTest } from './support/service-under-test'

const at = '2026-11-22T12:00:00.000Z'
const random = seededRandom(5)

let service: UnderTest
beforeEach(async () => {
  service = await startService()
})
afterEach(() => service.close())

/** A body whose sizes lie near those of all others here: some of them are alike. */
const body = (): Invariants => ({
  sizes: [4 + random.between(0, 0.02), 3.6 + random.between(0, 0.02)],
  shape: Array.from({ length: 24 }, () => 0.5 + random.between(0, 0.001)),
  hand: Array.from({ length: 12 }, () => 0),
})
const farAway = (): Invariants => ({ ...body(), sizes: [random.between(5, 6), random.between(5, 6)] })

function sketchOf(bodies: readonly Invariants[]): Sketch {
  const text = writeSketch({ whole: bodies.length === 1 ? (bodies[0] ?? body()) : farAway(), bodies })
  const sketch = readSketch(text)
  if (sketch === null) throw new Error('a sketch that cannot be read')
  return sketch
}

/** Makes models known to the search, in a state each, without what else a claim does. */
async function know(sketches: readonly Sketch[], state: 'approved' | 'refused' = 'approved'): Promise<void> {
  await service.store.write(async (tx) => {
    for (const [n, sketch] of sketches.entries()) {
      const id = `${state}-${n}`
      const claim = { id, member: 'ann', kind: 'publish-model', content_hash: 'a'.repeat(64) }
      await tx
        .insertInto('claims')
        .values({ ...claim, made_at: at, taken_in_at: at, state: 'done', model: id })
        .execute()
      await tx
        .insertInto('models')
        .values({
          ...{
            id,
            member: 'ann',
            claim: id,
            identity: id,
            sha256: id,
            title: id,
            description: '',
            tags: '[]',
          },
          ...{ category: '', licence: '', origin: 'original', uploaded_at: at, state },
        })
        .execute()
      await rememberSketch(tx, id, writeSketch(sketch))
    }
  })
}

const search = async (sketch: Sketch) =>
  (await service.store.write((tx) => likelyReposts(tx, writeSketch(sketch)))).map(({ model }) => model)

const comparedWithAll = (sketch: Sketch, known: readonly Sketch[]) =>
  known.flatMap((other, n) =>
    isSameModel(sketch, other) ||
    Math.round(likeness(sketch, other) * 1000) >= 800 ||
    Math.round(shareWithin(sketch, other) * 1000) >= 500
      ? [`approved-${n}`]
      : [],
  )

/** Up to three bodies, one of them perhaps from a known model. */
function another(known: readonly Sketch[]): Sketch {
  const from = known[random.int(0, known.length - 1)]?.bodies[0]
  const own = Array.from({ length: random.int(1, 3) }, body)
  return sketchOf(from !== undefined && random.next() < 0.5 ? [from, ...own].slice(0, 3) : own)
}

describe('the search among known models', () => {
  let known: readonly Sketch[]
  beforeEach(() => {
    known = Array.from({ length: 120 }, () => sketchOf(Array.from({ length: random.int(1, 3) }, body)))
  })

  const findsAll = async () => {
    let found = 0
    for (let n = 0; n < 60; n += 1) {
      const sketch = another(known)
      const expected = comparedWithAll(sketch, known)
      expect(expected.length, 'all of them are kept').toBeLessThanOrEqual(20)
      expect((await search(sketch)).toSorted()).toEqual(expected.toSorted())
      found += expected.length
    }
    expect(found).toBeGreaterThan(60)
  }

  it('finds just what a comparison with every one of them finds', async () => {
    await know(known)
    await findsAll()
  })

  it('finds as much among those from before sizes were kept', async () => {
    await know(known)
    await service.store.write((tx) =>
      tx.updateTable('sketch_blocks').set({ area: null, radius: null }).execute(),
    )
    await findsAll()
  })

  it('is not kept from a model by others with a body that very many have', async () => {
    const [screw, own] = [body(), body()]
    await know([
      ...Array.from({ length: 600 }, () => sketchOf([screw])),
      sketchOf([own]),
      sketchOf([farAway()]),
    ])
    expect(await search(sketchOf([screw, own, own]))).toContain('approved-600')
  })

  it('is not kept from a model by refused copies of it', async () => {
    const sketch = sketchOf([body()])
    await know(
      Array.from({ length: 600 }, () => sketch),
      'refused',
    )
    expect(await search(sketch)).toEqual([])
    await know([sketch])
    expect(await search(sketch)).toEqual(['approved-0'])
  })
})
