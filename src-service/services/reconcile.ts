import { sql } from 'kysely'
import type { Clock } from '@shared/time'
import type { Log } from '../deps'
import type { Store } from '../store/port'

export type Mismatch = {
  readonly member: string
  readonly programme: string
  readonly stored: { readonly balance: number; readonly held: number }
  readonly summed: { readonly balance: number; readonly held: number }
}

/**
 * Compares every stored balance with the sum of its entries. A mismatch raises an alarm and stops payouts to that
 * member until an operator has looked; nothing is corrected by itself.
 */
export async function reconcile(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
}): Promise<readonly Mismatch[]> {
  const mismatches = await deps.store.read(async (tx) => {
    const stored = await tx.selectFrom('balances').selectAll().execute()
    const summed = await tx
      .selectFrom('entries')
      .select([
        'member',
        'programme',
        sql<number>`sum(amount)`.as('balance'),
        sql<number>`sum(held)`.as('held'),
      ])
      .groupBy(['member', 'programme'])
      .execute()
    return compare(stored, summed)
  })
  if (mismatches.length === 0) return []
  await deps.store.write(async (tx) => {
    for (const { member, ...details } of mismatches) {
      await tx.updateTable('members').set({ payouts_stopped: 1 }).where('id', '=', member).execute()
      await tx
        .insertInto('alarms')
        .values({
          id: deps.newId(),
          member,
          kind: 'balance-differs-from-entries',
          details: JSON.stringify(details),
          at: deps.clock.now().toISOString(),
        })
        .execute()
    }
  })
  for (const { member, programme, stored, summed } of mismatches) {
    deps.log('balance-differs-from-entries', {
      member,
      programme,
      stored: stored.balance,
      summed: summed.balance,
    })
  }
  return mismatches
}

type Row = {
  readonly member: string
  readonly programme: string
  readonly balance: number
  readonly held: number
}

function compare(stored: readonly Row[], summed: readonly Row[]): readonly Mismatch[] {
  const key = (row: Row) => JSON.stringify([row.member, row.programme])
  const rows = new Map([...stored, ...summed].map((row) => [key(row), row]))
  const nothing = { balance: 0, held: 0 }
  const sums = (all: readonly Row[]) =>
    new Map(all.map((row) => [key(row), { balance: row.balance, held: row.held }]))
  const [a, b] = [sums(stored), sums(summed)]
  return [...rows].flatMap(([id, { member, programme }]) => {
    const [one, other] = [a.get(id) ?? nothing, b.get(id) ?? nothing]
    if (one.balance === other.balance && one.held === other.held) return []
    return [{ member, programme, stored: one, summed: other }]
  })
}
