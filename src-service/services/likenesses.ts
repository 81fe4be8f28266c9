import { isSameModel, likeness, shareWithin } from '@shared/inspect/geometry/sketch/likeness'
import type { Invariants } from '@shared/inspect/geometry/sketch/invariants'
import { readSketch, type Sketch } from '@shared/inspect/geometry/sketch/text'
import type { Reading, Writing } from '../store/port'

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

/**
 * How far two sizes may differ within a block: twice what the likeness above leaves, so that whatever is alike lies in
 * the same block or the one beside it.
 */
const blockWidth = 0.005

/** A body that very many models have, a screw perhaps, tells nothing of any of them. */
const mostWithABody = 500
const mostKept = 20

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
  const ids = new Set([
    ...(await modelsIn(tx, 'whole', blocksAround(sketch.whole), null)),
    ...(await modelsIn(tx, 'body', sketch.bodies.flatMap(blocksAround), mostWithABody)),
  ])
  if (ids.size === 0) return []
  const known = await tx
    .selectFrom('sketches')
    .innerJoin('models', 'models.id', 'sketches.model')
    .select(['sketches.model', 'sketches.sketch'])
    .where('sketches.model', 'in', [...ids])
    .where('models.state', '<>', 'refused')
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

async function modelsIn(
  tx: Reading,
  part: 'whole' | 'body',
  blocks: readonly string[],
  most: number | null,
): Promise<readonly string[]> {
  const found = tx
    .selectFrom('sketch_blocks')
    .select('model')
    .distinct()
    .where('part', '=', part)
    .where('block', 'in', [...new Set(blocks)])
  const rows = await (most === null ? found : found.limit(most)).execute()
  return rows.map(({ model }) => model)
}

/** The blocks that a model is found in: those of the whole, and of each body. */
export function blocksOf(
  sketch: Sketch,
): readonly { readonly part: 'whole' | 'body'; readonly block: string }[] {
  const bodies = [...new Set(sketch.bodies.map(blockOf))]
  return [
    { part: 'whole', block: blockOf(sketch.whole) },
    ...bodies.map((block) => ({ part: 'body' as const, block })),
  ]
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
