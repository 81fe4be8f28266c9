import type { Redemption } from '@shared/api/contract'
import type { Order } from '@shared/ledger/redemption'
import { sql, type Selectable } from 'kysely'
import type { Reading } from '../store/port'
import type { Tables } from '../store/tables'
import { pageOf, type Found, type Place } from './page-of'

export type OrderRow = Selectable<Tables['redemptions']>

export const readRedemptions = async (tx: Reading, member: string): Promise<readonly Redemption[]> =>
  (
    await tx
      .selectFrom('redemptions')
      .selectAll()
      .where('member', '=', member)
      .orderBy('id', 'desc')
      .execute()
  ).map(redemptionOf)

type OpenRedemption = Redemption & { readonly member: string; readonly address: unknown }

/** All that waits for an operator, with the address where something is to be sent, the nearest deadline first. */
export async function readOpenRedemptions(tx: Reading): Promise<readonly OpenRedemption[]> {
  return (await openRows(tx, null).execute()).map(openOf)
}

/** So many of them, from a place on. */
export async function readOpenPage(tx: Reading, place: Place, limit: number): Promise<Found<OpenRedemption>> {
  const first = place === null ? undefined : await orderRow(tx, place.key)
  const rows = await openRows(tx, first ?? null, place?.itself)
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(openOf), limit, ({ id }) => id)
}

export const countOpenRedemptions = async (tx: Reading): Promise<number> =>
  (
    await tx
      .selectFrom('redemptions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', '=', 'requested')
      .executeTakeFirstOrThrow()
  ).count

const openRows = (tx: Reading, first: OrderRow | null, itself = false) =>
  tx
    .selectFrom('redemptions')
    .selectAll()
    .where('state', '=', 'requested')
    .where(
      itself
        ? sql<boolean>`(deadline, id) >= (${first?.deadline ?? ''}, ${first?.id ?? ''})`
        : sql<boolean>`(deadline, id) > (${first?.deadline ?? ''}, ${first?.id ?? ''})`,
    )
    .orderBy('deadline')
    .orderBy('id')

const openOf = (row: OrderRow): OpenRedemption => ({
  ...redemptionOf(row),
  member: row.member,
  address: row.address === null ? null : (JSON.parse(row.address) as unknown),
})

export const orderRow = (tx: Reading, id: string): Promise<OrderRow | undefined> =>
  tx.selectFrom('redemptions').selectAll().where('id', '=', id).executeTakeFirst()

export function orderOf(row: OrderRow): Order {
  const { id, member, item, kind, programme, version, price, terms, state, deadline, reason } = row
  const when = { requestedAt: row.requested_at, deadline, endedAt: row.ended_at }
  return { id, member, item, kind, programme, version, price, terms, state, reason, ...when }
}

export function redemptionOf(row: OrderRow): Redemption {
  const { member: _member, version: _version, ...order } = orderOf(row)
  return { ...order, key: row.key, title: row.title }
}
