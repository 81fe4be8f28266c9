import type { QueueItem } from '@shared/api/contract'
import { sql } from 'kysely'
import type { Reading, Store } from '../store/port'
import { notPictured, picturedBy } from './catalogue/model-photos'
import type { Inspections } from './inspections'
import type { Place } from './page-of'
import { publishedBy } from './published'

type Found = 'mesh' | 'finding' | 'verdict' | 'qualifiesFor' | 'originEvidence' | 'alike' | 'photos' | 'cover'
type Waiting = Omit<QueueItem, Found> & { readonly sha256: string }
type QueueDeps = { readonly store: Store; readonly inspections: Inspections }

export type QueuePage = {
  readonly items: readonly QueueItem[]
  /** The claim after which the next page begins; null at the end. */
  readonly after: string | null
  /** How many wait in all. */
  readonly waiting: number
}

/** Everything that waits for an operator, the oldest upload first, with what speaks for it and against it. */
export async function readQueue(deps: QueueDeps): Promise<readonly QueueItem[]> {
  const { items } = await readQueuePage(deps, { place: null, limit: null })
  return items
}

/** So many of what waits, from a place on. */
export async function readQueuePage(
  deps: QueueDeps,
  { place, limit }: { readonly place: Place; readonly limit: number | null },
): Promise<QueuePage> {
  const { page, more, count, alike, pictured } = await deps.store.read(async (tx) => {
    const all = await waitingIn(tx, place, limit === null ? null : limit + 1)
    const shown = limit === null ? all : all.slice(0, limit)
    return {
      page: shown,
      more: shown.length < all.length,
      count: await countWaiting(tx),
      alike: await alikeOf(tx, shown),
      pictured: await picturedBy(
        tx,
        shown.map(({ claim }) => claim),
      ),
    }
  })
  const items: QueueItem[] = []
  for (const { sha256, ...item } of page) {
    const assessment = await deps.inspections.stored(sha256)
    items.push({
      ...item,
      mesh: assessment?.mesh ?? null,
      verdict: assessment?.verdict ?? null,
      qualifiesFor: assessment?.qualifiesFor ?? [],
      originEvidence: assessment?.originEvidence ?? null,
      finding: assessment?.finding ?? null,
      alike: alike.get(item.claim) ?? [],
      ...(pictured.get(item.claim) ?? notPictured),
    })
  }
  return { items, after: more ? (page.at(-1)?.claim ?? null) : null, waiting: count }
}

const isWaiting = 'waiting-for-approval'

async function waitingIn(tx: Reading, place: Place, limit: number | null): Promise<readonly Waiting[]> {
  const first = place === null ? null : await publishedBy(tx, place.key)
  const [at, claim] = [first?.row.uploaded_at ?? '', first?.row.claim ?? '']
  const isLater =
    place?.itself === true
      ? sql<boolean>`(uploaded_at, claim) >= (${at}, ${claim})`
      : sql<boolean>`(uploaded_at, claim) > (${at}, ${claim})`
  const models = await tx
    .selectFrom('models')
    .select(['claim', 'member', 'title', 'origin', 'sha256', 'uploaded_at as takenInAt'])
    .where('state', '=', isWaiting)
    .where(isLater)
    .orderBy('uploaded_at')
    .orderBy('claim')
    .$if(limit !== null, (query) => query.limit(limit ?? 0))
    .execute()
  const profiles = await tx
    .selectFrom('profiles')
    .select(['claim', 'member', 'name as title', 'sha256', 'uploaded_at as takenInAt'])
    .where('state', '=', isWaiting)
    .where(isLater)
    .orderBy('uploaded_at')
    .orderBy('claim')
    .$if(limit !== null, (query) => query.limit(limit ?? 0))
    .execute()
  const all = [
    ...models.map((model) => ({ ...model, kind: 'model' as const })),
    ...profiles.map((profile) => ({ ...profile, kind: 'profile' as const, origin: null })),
  ].sort((a, b) =>
    a.takenInAt === b.takenInAt ? (a.claim < b.claim ? -1 : 1) : a.takenInAt < b.takenInAt ? -1 : 1,
  )
  return limit === null ? all : all.slice(0, limit)
}

async function countWaiting(tx: Reading): Promise<number> {
  let waiting = 0
  for (const table of ['models', 'profiles'] as const) {
    const { count } = await tx
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', '=', isWaiting)
      .executeTakeFirstOrThrow()
    waiting += count
  }
  return waiting
}

async function alikeOf(
  tx: Reading,
  waiting: readonly Waiting[],
): Promise<ReadonlyMap<string, QueueItem['alike']>> {
  if (waiting.length === 0) return new Map()
  const rows = await tx
    .selectFrom('likenesses')
    .innerJoin('models', 'models.id', 'likenesses.model')
    .select([
      'likenesses.claim as of',
      'likenesses.model',
      'likenesses.same',
      'likenesses.likeness',
      'likenesses.share',
      'models.claim',
      'models.member',
      'models.title',
    ])
    .where(
      'likenesses.claim',
      'in',
      waiting.map(({ claim }) => claim),
    )
    .orderBy('likenesses.same', 'desc')
    .orderBy('likenesses.likeness', 'desc')
    .orderBy('likenesses.model')
    .execute()
  const byClaim = new Map<string, QueueItem['alike']>()
  for (const { of, same, likeness, share, ...model } of rows) {
    const found = { ...model, same: same === 1, likeness: likeness / 1000, share: share / 1000 }
    byClaim.set(of, [...(byClaim.get(of) ?? []), found])
  }
  return byClaim
}
