import type { Suggestion, SuggestionDecision } from '@shared/api/catalogue'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Selectable } from 'kysely'
import { createHash } from 'node:crypto'
import type { Reading, Store } from '../../store/port'
import type { Tables } from '../../store/tables'
import { isLawfulText } from '../lawful'
import type { Ledger } from '../ledger'

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
