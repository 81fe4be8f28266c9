import { sql } from 'kysely'
import type { Standing } from '@shared/ledger/dispute'
import type { Reading } from '../store/port'

/**
 * What is left of an award after every deduction, reversal and correction of it, whoever made them, and without what of
 * it has expired: nobody gives back what is gone already.
 */
export async function standingOfAward(tx: Reading, award: string): Promise<Standing> {
  const { left, reversals } = await tx
    .selectFrom('entries')
    .select([
      sql<number>`coalesce(sum(amount), 0)`.as('left'),
      sql<number>`count(*) filter (where kind = 'reversal')`.as('reversals'),
    ])
    .where((eb) =>
      eb.or([
        eb('id', '=', award),
        eb.and([
          eb('answers', '=', award),
          eb('kind', 'in', ['deduction', 'reversal', 'adjustment', 'expiry']),
        ]),
        eb.and([
          eb('kind', '=', 'expiry'),
          eb(
            'answers',
            'in',
            eb
              .selectFrom('entries as adjustment')
              .select('id')
              .where('answers', '=', award)
              .where('kind', '=', 'adjustment'),
          ),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return { left: Math.max(0, left), reversed: reversals > 0 }
}
