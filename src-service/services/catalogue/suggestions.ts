import type { Suggestion, SuggestionDecision } from '@shared/api/catalogue'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import { sql, type Selectable } from 'kysely'
import { createHash } from 'node:crypto'
import type { Reading, Store } from '../../store/port'
import type { Tables } from '../../store/tables'
import { isLawfulText } from '../lawful'
import { note } from '../audit'
import type { Ledger } from '../ledger'
import { pageOf, type Found } from '../page-of'

/** Takes in what a member proposes. The same id with the same words is the same suggestion. */
export async function sendSuggestion(
  deps: { readonly store: Store; readonly clock: Clock },
  member: string,
  id: string,
  words: string,
): Promise<Result<Suggestion, AppError>> {
  if (!isLawfulText(words)) return err(appError('bad-request', { field: 'words' }))
  const hash = createHash('sha256').update(words).digest('hex')
  return deps.store.write(async (tx) => {
    const before = await suggestionRow(tx, id)
    if (before !== undefined) {
      const isSame = before.member === member && before.content_hash === hash
      return isSame ? ok(suggestionOf(before)) : err(appError('content-differs'))
    }
    const row: Selectable<Tables['suggestions']> = {
      ...{ id, member, words, content_hash: hash, sent_at: deps.clock.now().toISOString() },
      ...{ state: 'open', reason: null, decided_by: null, decided_at: null },
    }
    await tx.insertInto('suggestions').values(row).execute()
    return ok(suggestionOf(row))
  })
}

/** By an operator, once; what was implemented becomes a fact. The same decision again is the same answer. */
export const decideSuggestion = (
  deps: { readonly ledger: Ledger; readonly clock: Clock },
  operator: string,
  id: string,
  decision: SuggestionDecision,
): Promise<Result<Suggestion, AppError>> =>
  deps.ledger.write(async (tx, record) => {
    const row = await suggestionRow(tx, id)
    if (row === undefined) return err(appError('not-found'))
    if (row.state === decision.decision) return ok(suggestionOf(row))
    if (row.state !== 'open') return err(appError('conflict', { state: row.state }))
    const at = deps.clock.now().toISOString()
    const change = {
      state: decision.decision,
      reason: decision.decision === 'declined' ? decision.reason : null,
      decided_by: operator,
      decided_at: at,
    }
    await tx.updateTable('suggestions').set(change).where('id', '=', id).execute()
    await note(tx, {
      ...{ operator, at, reason: change.reason, kind: 'suggestion', object: id },
      action: `suggestion-${decision.decision}`,
      details: { member: row.member },
    })
    if (decision.decision === 'implemented') {
      await record({ type: 'feedback.implemented', member: row.member, at, suggestion: id }, null)
    }
    return ok(suggestionOf({ ...row, ...change }))
  })

export const readSuggestions = async (tx: Reading, member: string): Promise<readonly Suggestion[]> =>
  (
    await tx
      .selectFrom('suggestions')
      .selectAll()
      .where('member', '=', member)
      .orderBy('sent_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
  ).map(suggestionOf)

/** What waits for the team, the oldest first. */
export const readOpenSuggestions = async (tx: Reading): Promise<readonly Suggestion[]> =>
  (
    await tx
      .selectFrom('suggestions')
      .selectAll()
      .where('state', '=', 'open')
      .orderBy('sent_at')
      .orderBy('id')
      .execute()
  ).map(suggestionOf)

export type FromMember = Suggestion & { readonly member: string }

/** A page of what waits for the team, the oldest first, each with whose it is, and how many there are. */
export async function readOpenSuggestionPage(
  tx: Reading,
  after: string | null,
  limit: number,
): Promise<Found<FromMember> & { readonly count: number }> {
  const last = after === null ? undefined : await suggestionRow(tx, after)
  const rows = await tx
    .selectFrom('suggestions')
    .selectAll()
    .where('state', '=', 'open')
    .where(sql<boolean>`(sent_at, id) > (${last?.sent_at ?? ''}, ${last?.id ?? ''})`)
    .orderBy('sent_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const { count } = await tx
    .selectFrom('suggestions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  const all = rows.map((row) => ({ ...suggestionOf(row), member: row.member }))
  return { ...pageOf(all, limit, ({ suggestion }) => suggestion), count }
}

const suggestionRow = (tx: Reading, id: string) =>
  tx.selectFrom('suggestions').selectAll().where('id', '=', id).executeTakeFirst()

const suggestionOf = ({
  id,
  words,
  sent_at,
  state,
  reason,
}: Selectable<Tables['suggestions']>): Suggestion => ({
  suggestion: id,
  words,
  sentAt: sent_at,
  state,
  reason,
})
