import { sql } from 'kysely'
import type { Reading } from '../store/port'
import type { ModelState, ProfileState } from '../store/tables'
import type { OrderState } from '@shared/ledger/redemption'
import { contains } from '../store/contains'
import { membersCalled } from './directory'
import { pageOf, type Found } from './page-of'
import { publishedBy } from './published'
import { orderRow } from './redemption-rows'

export type FoundUpload = {
  readonly claim: string
  readonly kind: 'model' | 'profile'
  readonly title: string
  readonly member: string
  readonly at: string
  readonly state: ModelState | ProfileState
}

export type FoundOrder = {
  readonly id: string
  readonly title: string
  readonly member: string
  readonly at: string
  readonly state: OrderState
}

/** Models and profiles, whatever became of them, whose title, id, claim or member has this in it. */
export async function findUploads(
  tx: Reading,
  find: string,
  after: string | null,
  limit: number,
): Promise<Found<FoundUpload>> {
  const last = after === null ? null : await publishedBy(tx, after)
  const isOlder = sql<boolean>`(uploaded_at, claim) < (${last?.row.uploaded_at ?? '~'}, ${last?.row.claim ?? '~'})`
  const models = await tx
    .selectFrom('models')
    .select(['claim', 'title', 'member', 'uploaded_at as at', 'state'])
    .where((eb) =>
      eb.or([
        contains('title', find),
        contains('models.id', find),
        contains('claim', find),
        eb('member', 'in', membersCalled(tx, find)),
      ]),
    )
    .where(isOlder)
    .orderBy('uploaded_at', 'desc')
    .orderBy('claim', 'desc')
    .limit(limit + 1)
    .execute()
  const profiles = await tx
    .selectFrom('profiles')
    .select(['claim', 'name as title', 'member', 'uploaded_at as at', 'state'])
    .where((eb) =>
      eb.or([
        contains('name', find),
        contains('profiles.id', find),
        contains('claim', find),
        eb('member', 'in', membersCalled(tx, find)),
      ]),
    )
    .where(isOlder)
    .orderBy('uploaded_at', 'desc')
    .orderBy('claim', 'desc')
    .limit(limit + 1)
    .execute()
  const both = [
    ...models.map((model) => ({ ...model, kind: 'model' as const })),
    ...profiles.map((profile) => ({ ...profile, kind: 'profile' as const })),
  ].sort((a, b) => (a.at === b.at ? (a.claim < b.claim ? 1 : -1) : a.at < b.at ? 1 : -1))
  return pageOf(both, limit, ({ claim }) => claim)
}

/** Orders, whatever became of them, whose title, id, item or member has this in it. */
export async function findOrders(
  tx: Reading,
  find: string,
  after: string | null,
  limit: number,
): Promise<Found<FoundOrder>> {
  const last = after === null ? undefined : await orderRow(tx, after)
  const rows = await tx
    .selectFrom('redemptions')
    .select(['id', 'title', 'member', 'requested_at as at', 'state'])
    .where((eb) =>
      eb.or([
        contains('title', find),
        contains('redemptions.id', find),
        contains('item', find),
        eb('member', 'in', membersCalled(tx, find)),
      ]),
    )
    .where(sql<boolean>`(requested_at, id) < (${last?.requested_at ?? '~'}, ${last?.id ?? '~'})`)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, ({ id }) => id)
}
