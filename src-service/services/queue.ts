import type { QueueItem } from '@shared/api/contract'
import type { Reading, Store } from '../store/port'
import type { Inspections } from './inspections'

type Waiting = Omit<QueueItem, 'mesh' | 'finding' | 'alike'> & { readonly sha256: string }

/** What waits for an operator, the oldest upload first, with what speaks for it and against it. */
export async function readQueue(deps: {
  readonly store: Store
  readonly inspections: Inspections
}): Promise<readonly QueueItem[]> {
  const { waiting, alike } = await deps.store.read(async (tx) => {
    const all = await waitingIn(tx)
    return { waiting: all, alike: await alikeOf(tx, all) }
  })
  const items: QueueItem[] = []
  for (const { sha256, ...item } of waiting) {
    const assessment = await deps.inspections.stored(sha256)
    items.push({
      ...item,
      mesh: assessment?.mesh ?? null,
      finding: assessment?.finding ?? null,
      alike: alike.get(item.claim) ?? [],
    })
  }
  return items
}

async function waitingIn(tx: Reading): Promise<readonly Waiting[]> {
  const models = await tx
    .selectFrom('models')
    .select(['claim', 'member', 'title', 'origin', 'sha256', 'uploaded_at as takenInAt'])
    .where('state', '=', 'waiting-for-approval')
    .execute()
  const profiles = await tx
    .selectFrom('profiles')
    .select(['claim', 'member', 'name as title', 'sha256', 'uploaded_at as takenInAt'])
    .where('state', '=', 'waiting-for-approval')
    .execute()
  return [
    ...models.map((model) => ({ ...model, kind: 'model' as const })),
    ...profiles.map((profile) => ({ ...profile, kind: 'profile' as const, origin: null })),
  ].sort((a, b) =>
    a.takenInAt === b.takenInAt ? (a.claim < b.claim ? -1 : 1) : a.takenInAt < b.takenInAt ? -1 : 1,
  )
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
      'likenesses.claim',
      'likenesses.model',
      'likenesses.same',
      'likenesses.likeness',
      'likenesses.share',
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
  for (const { claim, same, likeness, share, ...model } of rows) {
    const found = { ...model, same: same === 1, likeness: likeness / 1000, share: share / 1000 }
    byClaim.set(claim, [...(byClaim.get(claim) ?? []), found])
  }
  return byClaim
}
