import type { Account } from '@shared/api/contract'
import type { Programme } from '@shared/programme/schema'
import type { Clock } from '@shared/time'
import type { Reading } from '../store/port'

/** The points a member can spend: those of the spendable programmes, from the stored balance (see `reconcile`). */
export async function accountOf(
  tx: Reading,
  deps: { readonly programmes: readonly Programme[]; readonly clock: Clock },
  member: string,
): Promise<Account> {
  const spendable = new Set(deps.programmes.filter((programme) => programme.spendable).map(({ id }) => id))
  const rows = await tx.selectFrom('balances').selectAll().where('member', '=', member).execute()
  let balance = 0
  let held = 0
  for (const row of rows.filter(({ programme }) => spendable.has(programme))) {
    balance += row.balance
    held += row.held
  }
  return { balance, available: balance - held, at: deps.clock.now().toISOString() }
}
