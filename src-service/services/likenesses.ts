import { isSameModel, likeness, shareWithin } from '@shared/inspect/geometry/sketch/likeness'
import type { Invariants } from '@shared/inspect/geometry/sketch/invariants'
import { readSketch, type Sketch } from '@shared/inspect/geometry/sketch/text'
import type { Reading, Writing } from '../store/port'
import type { Tables } from '../store/tables'

type SketchBlock = Tables['sketch_blocks']

/** A known model that one looks like, and how much: shares are of a thousand. */
export type Likeness = {
  readonly model: string
  /** The same surface, perhaps turned, cut otherwise or arranged anew (docs/similarity.md). */
  readonly same: boolean
  readonly likeness: number
  /** Of what was uploaded, by area, how much is in the other model too. */
  readonly share: number
}

/** From here on an operator is asked: sizes that differ by a quarter of a per cent, or half of it found in another. */
const likelyFrom = { likeness: 800, share: 500 } as const

/** How far two sizes may differ within a block: more than `mostApart`, so that what is alike is in it or beside it. */
const blockWidth = 0.005

/** By how many millionths the sizes of what has the likeness above differ at most, roundings included. */
const mostApart = 2_510

/** Known models that are compared: as many by the whole, and by the bodies together, each with its part of them. */
const mostCompared = 500
const mostKept = 20

/** In millionths, as a database keeps them. */
const sizesOf = ({ sizes: [area = 0, radius = 0] }: Invariants) => ({
  area: Math.round(area * 1e6),
  radius: Math.round(radius * 1e6),
})

const cellsOf = ({ sizes: [area = 0, radius = 0] }: Invariants): readonly [number, number] => [
  Math.floor(area / blockWidth),
  Math.floor(radius / blockWidth),
]

function blockOf(body: Invariants): string {
  const [area, radius] = cellsOf(body)
  return `${String(area)}:${String(radius)}`
}

function blocksAround(body: Invariants): readonly string[] {
  const [area, radius] = cellsOf(body)
  return [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((r) => `${String(area + a)}:${String(radius + r)}`))
}

/**
 * Known models that a new one looks like, the likeliest first. To be asked in the transaction that adds the new one: with
 * the write lock held, of two that come at once the second finds the first.
 */
export async function likelyReposts(tx: Reading, text: string | null): Promise<readonly Likeness[]> {
  const sketch = text === null ? null : readSketch(text)
  if (sketch === null) return []
  const perBody = Math.ceil(mostCompared / sketch.bodies.length)
  const ids = new Set(await modelsWith(tx, 'whole', sketch.whole, mostCompared))
  for (const body of sketch.bodies) {
    for (const id of await modelsWith(tx, 'body', body, perBody)) ids.add(id)
  }
  if (ids.size === 0) return []
  const known = await tx
    .selectFrom('sketches')
    .select(['model', 'sketch'])
    .where('model', 'in', [...ids])
    .execute()
  return known
    .flatMap(({ model, sketch: other }) => compared(sketch, model, other))
    .sort((a, b) => Number(b.same) - Number(a.same) || b.likeness - a.likeness || b.share - a.share)
    .slice(0, mostKept)
}

function compared(sketch: Sketch, model: string, text: string | null): readonly Likeness[] {
  const other = text === null ? null : readSketch(text)
  if (other === null) return []
  const found = {
    model,
    same: isSameModel(sketch, other),
    likeness: Math.round(likeness(sketch, other) * 1000),
    share: Math.round(shareWithin(sketch, other) * 1000),
  }
  return found.same || found.likeness >= likelyFrom.likeness || found.share >= likelyFrom.share ? [found] : []
}

/** Models with a surface of about these sizes, as far as their rows tell. */
async function modelsWith(
  tx: Reading,
  part: 'whole' | 'body',
  surface: Invariants,
  most: number,
): Promise<readonly string[]> {
  const { area, radius } = sizesOf(surface)
  const rows = await tx
    .selectFrom('sketch_blocks')
    .innerJoin('models', 'models.id', 'sketch_blocks.model')
    .select('sketch_blocks.model')
    .where('block', 'in', blocksAround(surface))
    .where('part', '=', part)
    .where((eb) =>
      eb.or([
        eb('area', 'is', null),
        eb.and([
          eb.between('area', area - mostApart, area + mostApart),
          eb.between('radius', radius - mostApart, radius + mostApart),
        ]),
      ]),
    )
    .where('models.state', '<>', 'refused')
    .limit(most)
    .execute()
  return rows.map(({ model }) => model)
}

/** Where the search finds a model: by the whole, and by its bodies, which have no sizes of their own where they share a block. */
export function blocksOf({ whole, bodies }: Sketch): readonly Omit<SketchBlock, 'model'>[] {
  const byBlock = new Map<string, Omit<SketchBlock, 'model'>>()
  for (const body of bodies) {
    const block = blockOf(body)
    const sizes = byBlock.has(block) ? { area: null, radius: null } : sizesOf(body)
    byBlock.set(block, { part: 'body', block, ...sizes })
  }
  return [{ part: 'whole', block: blockOf(whole), ...sizesOf(whole) }, ...byBlock.values()]
}

/** Makes a model known to the search. Also one without a surface gets its row: it was looked at. */
export async function rememberSketch(tx: Writing, model: string, text: string | null): Promise<void> {
  await tx
    .insertInto('sketches')
    .values({ model, sketch: text })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const sketch = text === null ? null : readSketch(text)
  if (sketch === null) return
  await tx
    .insertInto('sketch_blocks')
    .values(blocksOf(sketch).map((block) => ({ model, ...block })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function rememberLikenesses(
  tx: Writing,
  claim: string,
  found: readonly Likeness[],
): Promise<void> {
  if (found.length === 0) return
  const rows = found.map(({ same, ...rest }) => ({ claim, ...rest, same: same ? 1 : 0 }))
  await tx.insertInto('likenesses').values(rows).execute()
}
