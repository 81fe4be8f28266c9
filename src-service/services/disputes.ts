import type { DisputeRequest, DisputeView, Resolution } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { appeal, open, resolve } from '@shared/ledger/dispute'
import type { EntryDraft } from '@shared/ledger/entry'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import { standingOfAward } from './award-standing'
import { note } from './audit'
import { disputeOf, disputeRow, undecided, viewOf, type DisputeRow } from './dispute-rows'
import { entryOf } from './feed'
import { isLawfulText } from './lawful'
import { storeEntry, type Ledger } from './ledger'
import type { Member } from '../deps'

export type DisputesDeps = {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly newId: () => string
}

/**
 * Opens a dispute: a member about an entry of his or her own, an operator about anybody's award. One dispute for each
 * entry, for good; the same request again is the same answer.
 */
export async function openDispute(
  deps: DisputesDeps,
  opener: Member,
  by: 'member' | 'operator',
  asked: DisputeRequest,
): Promise<Result<DisputeView, AppError>> {
  if (!isLawfulText(asked.statement)) return err(appError('bad-request', { field: 'statement' }))
  return deps.ledger.write(async (tx) => {
    const before = await disputeRow(tx, asked.id)
    if (before !== undefined) {
      const isSame =
        before.opener === opener.id &&
        before.opened_by === by &&
        before.entry === asked.entry &&
        before.statement === asked.statement
      return isSame ? ok(viewOf(before)) : err(appError('content-differs'))
    }
    const stored = await tx.selectFrom('entries').selectAll().where('id', '=', asked.entry).executeTakeFirst()
    if (stored === undefined || (by === 'member' && stored.member !== opener.id)) {
      return err(appError('not-found'))
    }
    const disputed = await tx
      .selectFrom('disputes')
      .select(['id', 'state'])
      .where((eb) => eb.or([eb('entry', '=', stored.id), eb('id', '=', stored.cause)]))
      .execute()
    const other = disputed.find(({ id }) => id !== stored.cause)
    if (other !== undefined) return err(appError('conflict', { dispute: other.id, state: other.state }))
    const at = deps.clock.now().toISOString()
    const move = open(entryOf(stored), {
      id: asked.id,
      by,
      at,
      standing: await standingOfAward(tx, stored.id),
      madeByDispute: disputed.length > 0,
    })
    if (!move.ok) return move
    const { dispute, entries } = move.value
    const row: DisputeRow = {
      ...undecided,
      ...asked,
      member: stored.member,
      opened_by: by,
      opener: opener.id,
      opened_at: at,
      state: dispute.state,
      held: dispute.held,
      hold: dispute.held > 0 ? deps.newId() : null,
    }
    await tx.insertInto('disputes').values(row).execute()
    for (const entry of entries) await storeEntry(tx, entry, row.hold ?? deps.newId())
    if (by === 'operator') {
      await note(tx, {
        ...{ operator: opener.id, at, kind: 'dispute', object: row.id, action: 'award-doubted' },
        reason: asked.statement,
        details: { member: row.member, points: row.held },
      })
    }
    return ok(viewOf(row))
  })
}

/** Decides a dispute, or its appeal for good. The same decision again is the same answer; another one is a conflict. */
export async function resolveDispute(
  deps: DisputesDeps,
  operator: string,
  id: string,
  asked: Resolution,
): Promise<Result<DisputeView, AppError>> {
  if (!isLawfulText(asked.reason)) return err(appError('bad-request', { field: 'reason' }))
  return deps.ledger.write(async (tx) => {
    const row = await disputeRow(tx, id)
    if (row === undefined) return err(appError('not-found'))
    if (row.state !== asked.of) {
      const decided = asked.of === 'open' ? row.outcome : row.final_outcome
      return decided === asked.outcome ? ok(viewOf(row)) : err(appError('conflict', { state: row.state }))
    }
    const at = deps.clock.now().toISOString()
    const dispute = await disputeOf(tx, row)
    const move = resolve(dispute, asked, at, await standingOfAward(tx, dispute.award))
    if (!move.ok) return move
    const { state, taken } = move.value.dispute
    const ids = entryIds(deps, move.value.entries)
    const change =
      asked.of === 'open'
        ? {
            state,
            taken,
            outcome: asked.outcome,
            ruling: asked.reason,
            ruled_by: operator,
            ruled_at: at,
            release: ids.release,
            effect: ids.effect,
          }
        : {
            state,
            final_outcome: asked.outcome,
            final_ruling: asked.reason,
            final_by: operator,
            final_at: at,
            final_effect: ids.effect,
          }
    await tx.updateTable('disputes').set(change).where('id', '=', id).execute()
    for (const entry of move.value.entries) {
      if (entry.kind === 'release') await storeEntry(tx, entry, ids.release ?? '', row.hold)
      else await storeEntry(tx, entry, ids.effect ?? '')
    }
    await note(tx, {
      ...{ operator, at, kind: 'dispute', object: id, action: 'dispute-decided', reason: asked.reason },
      details: {
        member: row.member,
        outcome: asked.outcome,
        points: move.value.entries.reduce((sum, { amount }) => sum + amount, 0),
      },
    })
    return ok(viewOf({ ...row, ...change }))
  })
}

/** By the member, once; the same words again are the same answer. */
export async function appealDispute(
  deps: DisputesDeps,
  member: string,
  id: string,
  statement: string,
): Promise<Result<DisputeView, AppError>> {
  if (!isLawfulText(statement)) return err(appError('bad-request', { field: 'statement' }))
  return deps.ledger.write(async (tx) => {
    const row = await disputeRow(tx, id)
    if (row?.member !== member) return err(appError('not-found'))
    if (row.appeal === statement) return ok(viewOf(row))
    const move = appeal(await disputeOf(tx, row))
    if (!move.ok) return move
    const change = {
      state: move.value.dispute.state,
      appeal: statement,
      appealed_at: deps.clock.now().toISOString(),
    }
    await tx.updateTable('disputes').set(change).where('id', '=', id).execute()
    return ok(viewOf({ ...row, ...change }))
  })
}

const entryIds = (deps: DisputesDeps, entries: readonly EntryDraft[]) => ({
  release: entries.some(({ kind }) => kind === 'release') ? deps.newId() : null,
  effect: entries.some(({ kind }) => kind !== 'release') ? deps.newId() : null,
})
