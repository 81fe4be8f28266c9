import { sql } from 'kysely'
import type { Applicant } from '@shared/ledger/offer'
import { compileProgrammes, versionAt } from '@shared/programme/compile'
import { levelOf } from '@shared/programme/level'
import type { Programme } from '@shared/programme/schema'
import type { Reading } from '../store/port'

export type ProgrammesAt = (at: string) => ReadonlyMap<string, Programme>

/** Which version of each programme is in force at a moment, by id. */
export function programmesInForce(programmes: readonly Programme[]): ProgrammesAt {
  const compiled = [...compileProgrammes(programmes).programmes]
  return (at) =>
    new Map(
      compiled.flatMap(([id, versions]) => {
        const version = versionAt(versions, at)
        return version === null ? [] : [[id, version.programme] as const]
      }),
    )
}

/** What a member brings to the store, but for how many of one item he or she has. From the entries, not from a cache. */
export type Means = Omit<Applicant, 'balance' | 'available' | 'taken'> & {
  readonly pointsIn: (programme: string) => Pick<Applicant, 'balance' | 'available'>
}

export async function meansOf(
  tx: Reading,
  inForce: ReadonlyMap<string, Programme>,
  member: string,
): Promise<Means> {
  const { payouts_stopped: stopped } = await tx
    .selectFrom('members')
    .select('payouts_stopped')
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  const sums = await tx
    .selectFrom('entries')
    .select(['programme', sql<number>`sum(amount)`.as('balance'), sql<number>`sum(held)`.as('held')])
    .where('member', '=', member)
    .groupBy('programme')
    .execute()
  const byProgramme = new Map(sums.map(({ programme, ...sum }) => [programme, sum]))
  const pointsIn = (programme: string) => {
    const { balance, held } = byProgramme.get(programme) ?? { balance: 0, held: 0 }
    return { balance, available: balance - held }
  }
  const levels = [...inForce.values()].flatMap(({ id, levels: ofProgramme }) =>
    ofProgramme === undefined ? [] : [levelOf(ofProgramme, pointsIn(id).balance)],
  )
  return {
    member,
    level: Math.max(0, ...levels.map(({ level }) => level)),
    privileges: levels.flatMap(({ privileges }) => privileges),
    payoutsStopped: stopped === 1,
    pointsIn,
  }
}

/** How many of each item a member has: in open and in fulfilled orders. */
export async function takenBy(tx: Reading, member: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('redemptions')
    .select(['item', sql<number>`count(*)`.as('taken')])
    .where('member', '=', member)
    .where('state', 'in', ['requested', 'fulfilled'])
    .groupBy('item')
    .execute()
  return new Map(rows.map(({ item, taken }) => [item, taken]))
}

export const applicantFor = (
  { pointsIn, ...means }: Means,
  item: { readonly programme: string },
  taken: number,
): Applicant => ({ ...means, ...pointsIn(item.programme), taken })
