import type { Redemption } from '@shared/api/contract'
import type { Order } from '@shared/ledger/redemption'
import type { Selectable } from 'kysely'
import type { Reading } from '../store/port'
import type { Tables } from '../store/tables'

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

/** What waits for an operator, with the address where something is to be sent. */
export async function readOpenRedemptions(tx: Reading) {
  const rows = await tx
    .selectFrom('redemptions')
    .selectAll()
    .where('state', '=', 'requested')
    .orderBy('deadline')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...redemptionOf(row),
    member: row.member,
    address: row.address === null ? null : (JSON.parse(row.address) as unknown),
  }))
}

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
