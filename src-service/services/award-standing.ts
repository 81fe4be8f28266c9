import { sql } from 'kysely'
import type { Standing } from '@shared/ledger/dispute'
import type { Reading } from '../store/port'

/** What is left of an award after every deduction, reversal and correction of it, whoever made them. */
export async function standingOfAward(tx: Reading, award: string): Promise<Standing> {
  const { left, reversals } = await tx
    .selectFrom('entries')
    .select([
      sql<number>`coalesce(sum(amount), 0)`.as('left'),
      sql<number>`coalesce(sum(kind = 'reversal'), 0)`.as('reversals'),
    ])
    .where((eb) =>
      eb.or([
        eb('id', '=', award),
        eb.and([eb('answers', '=', award), eb('kind', 'in', ['deduction', 'reversal', 'adjustment'])]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return { left, reversed: reversals > 0 }
}
