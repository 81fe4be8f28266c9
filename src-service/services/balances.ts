import { sql } from 'kysely'
import type { Reading } from '../store/port'

export type Points = { readonly balance: number; readonly available: number }

/** What a member has in one programme, from the entries and not from a cache. */
export async function pointsOf(tx: Reading, member: string, programme: string): Promise<Points> {
  const { balance, held } = await tx
    .selectFrom('entries')
    .select([
      sql<number>`coalesce(sum(amount), 0)`.as('balance'),
      sql<number>`coalesce(sum(held), 0)`.as('held'),
    ])
    .where('member', '=', member)
    .where('programme', '=', programme)
    .executeTakeFirstOrThrow()
  return { balance, available: balance - held }
}

/** What these members have, by member and programme, as it is kept beside the entries. */
export async function balancesOf(
  tx: Reading,
  members: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Points>>> {
  const byMember = new Map<string, Map<string, Points>>()
  if (members.length === 0) return byMember
  const rows = await tx.selectFrom('balances').selectAll().where('member', 'in', members).execute()
  for (const { member, programme, balance, held } of rows) {
    const own = byMember.get(member) ?? new Map<string, Points>()
    byMember.set(member, own.set(programme, { balance, available: balance - held }))
  }
  return byMember
}
