import type { DisputeView } from '@shared/api/contract'
import type { Dispute, Outcome } from '@shared/ledger/dispute'
import { sql, type Selectable } from 'kysely'
import type { Reading } from '../store/port'
import type { Tables } from '../store/tables'
import { pageOf, type Found } from './page-of'

export type DisputeRow = Selectable<Tables['disputes']>

export const readDisputes = async (tx: Reading, member: string): Promise<readonly DisputeView[]> =>
  (
    await tx
      .selectFrom('disputes')
      .selectAll()
      .where('member', '=', member)
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
  ).map(viewOf)

/** All that waits for an operator, the oldest first. */
export const readOpenDisputes = async (tx: Reading): Promise<readonly DisputeView[]> =>
  (await openRows(tx, null).execute()).map(viewOf)

/** So many of them, from after one on, which may be decided meanwhile, and how many wait in all. */
export async function readOpenDisputePage(
  tx: Reading,
  after: string | null,
  limit: number,
): Promise<Found<DisputeView> & { readonly count: number }> {
  const last = after === null ? undefined : await disputeRow(tx, after)
  const rows = await openRows(tx, last ?? null)
    .limit(limit + 1)
    .execute()
  const { count } = await tx
    .selectFrom('disputes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['open', 'appealed'])
    .executeTakeFirstOrThrow()
  return { ...pageOf(rows.map(viewOf), limit, ({ id }) => id), count }
}

const openRows = (tx: Reading, last: DisputeRow | null) =>
  tx
    .selectFrom('disputes')
    .selectAll()
    .where('state', 'in', ['open', 'appealed'])
    .where(sql<boolean>`(opened_at, id) > (${last?.opened_at ?? ''}, ${last?.id ?? ''})`)
    .orderBy('opened_at')
    .orderBy('id')

/** What a dispute says of its decisions before there is one. */
export const undecided = {
  release: null,
  effect: null,
  taken: 0,
  outcome: null,
  ruling: null,
  ruled_by: null,
  ruled_at: null,
  appeal: null,
  appealed_at: null,
  final_effect: null,
  final_outcome: null,
  final_ruling: null,
  final_by: null,
  final_at: null,
} as const

export const disputeRow = (tx: Reading, id: string): Promise<DisputeRow | undefined> =>
  tx.selectFrom('disputes').selectAll().where('id', '=', id).executeTakeFirst()

/** The dispute as the rules for its moves know it, with the award that it is about in the end. */
export async function disputeOf(tx: Reading, row: DisputeRow): Promise<Dispute & { readonly award: string }> {
  const entry = await tx
    .selectFrom('entries')
    .selectAll()
    .where('id', '=', row.entry)
    .executeTakeFirstOrThrow()
  const { member, programme, version, rule, subject, step } = entry
  return {
    id: row.id,
    entry: row.entry,
    line: { member, programme, version, rule, subject, step },
    openedBy: row.opened_by,
    held: row.held,
    state: row.state,
    outcome: row.outcome,
    taken: row.taken,
    award: entry.answers ?? entry.id,
  }
}

export function viewOf(row: DisputeRow): DisputeView {
  return {
    id: row.id,
    member: row.member,
    entry: row.entry,
    openedBy: row.opened_by,
    statement: row.statement,
    openedAt: row.opened_at,
    state: row.state,
    held: row.held,
    ruling: rulingOf(row.outcome, row.ruling, row.ruled_at),
    appeal:
      row.appeal === null || row.appealed_at === null ? null : { statement: row.appeal, at: row.appealed_at },
    final: rulingOf(row.final_outcome, row.final_ruling, row.final_at),
  }
}

const rulingOf = (outcome: Outcome | null, reason: string | null, at: string | null) =>
  outcome === null || reason === null || at === null ? null : { outcome, reason, at }
