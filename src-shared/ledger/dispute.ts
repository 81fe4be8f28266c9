import { z } from 'zod'
import { appError, type AppError } from '../errors'
import { err, ok, type Result } from '../result'
import type { Entry, EntryDraft } from './entry'

/** `closed`: decided again after an appeal, and so for good. */
export const disputeStateSchema = z.enum(['open', 'resolved', 'appealed', 'closed'])
export type DisputeState = z.infer<typeof disputeStateSchema>

export const outcomeSchema = z.enum(['stands', 'taken-back', 'corrected'])
export type Outcome = z.infer<typeof outcomeSchema>

/** An award, or the award that a correction answers: what the entries of a dispute share with it. */
type Line = Pick<EntryDraft, 'member' | 'programme' | 'version' | 'rule' | 'subject' | 'step'>

export type Dispute = {
  readonly id: string
  /** The entry in question. */
  readonly entry: string
  readonly line: Line
  readonly openedBy: 'member' | 'operator'
  /** The points that wait for the decision; none when the member asks. */
  readonly held: number
  readonly state: DisputeState
  /** As decided last. */
  readonly outcome: Outcome | null
  /** What the first decision took back, and a second can give again. */
  readonly taken: number
}

/** A dispute after a move, and what the ledger has to write with it. */
export type DisputeMove = { readonly dispute: Dispute; readonly entries: readonly EntryDraft[] }

export type Ruling =
  { readonly outcome: 'stands' | 'taken-back' } | { readonly outcome: 'corrected'; readonly points: number }

/** Where the award stands: its amount after everything that answers it, and whether it was reversed. */
export type Standing = { readonly left: number; readonly reversed: boolean }

/**
 * A member asks about any award, zero, deduction or reversal of his or her own, and nothing is held; an operator doubts
 * an award, and what is left of it waits. What a dispute itself made is appealed, never disputed.
 */
export function open(
  entry: Entry,
  opening: {
    readonly id: string
    readonly by: 'member' | 'operator'
    readonly at: string
    readonly standing: Standing
    readonly madeByDispute: boolean
  },
): Result<DisputeMove, AppError> {
  const { kind, member, programme, version, rule, subject, step } = entry
  const isDisputable = kind === 'award' || kind === 'deduction' || kind === 'reversal'
  if (!isDisputable || opening.madeByDispute) return err(appError('bad-request', { field: 'entry' }))
  const line = { member, programme, version, rule, subject, step }
  const common = { id: opening.id, entry: entry.id, line, openedBy: opening.by } as const
  const fresh = { state: 'open', outcome: null, taken: 0 } as const
  if (opening.by === 'member') return ok({ dispute: { ...common, ...fresh, held: 0 }, entries: [] })
  if (kind !== 'award') return err(appError('bad-request', { field: 'entry' }))
  const { left } = opening.standing
  if (left < 1) return err(appError('conflict', { left }))
  const dispute: Dispute = { ...common, ...fresh, held: left }
  return ok({ dispute, entries: [draftOf(dispute, opening.at, { kind: 'hold', held: left })] })
}

/**
 * Decides, and once more after an appeal. Held points come free with the first decision. Only what an operator doubted
 * can be taken back, and an appeal never makes it worse for the member.
 */
export function resolve(
  dispute: Dispute,
  ruling: Ruling,
  at: string,
  standing: Standing,
): Result<DisputeMove, AppError> {
  const { state, openedBy, held, taken } = dispute
  if (state !== 'open' && state !== 'appealed') return err(appError('conflict', { state }))
  const mayTake = state === 'open' ? openedBy === 'operator' : dispute.outcome === 'taken-back'
  if (ruling.outcome === 'taken-back' && !mayTake) return err(appError('bad-request', { field: 'outcome' }))
  if (ruling.outcome === 'corrected' && ruling.points < 1) {
    return err(appError('bad-request', { field: 'points' }))
  }
  const entries: EntryDraft[] = []
  if (state === 'open' && held > 0) entries.push(draftOf(dispute, at, { kind: 'release', held: -held }))
  const amount = state === 'open' ? effectOf(ruling, standing) : appealEffectOf(ruling, taken, standing)
  if (amount < 0) entries.push(draftOf(dispute, at, { kind: 'deduction', amount }))
  if (amount > 0) entries.push(draftOf(dispute, at, { kind: 'adjustment', amount }))
  const next: Dispute = {
    ...dispute,
    state: state === 'open' ? 'resolved' : 'closed',
    outcome: ruling.outcome,
    taken: state === 'open' ? Math.max(0, -amount) : taken,
  }
  return ok({ dispute: next, entries })
}

/** By the member, once. */
export function appeal(dispute: Dispute): Result<DisputeMove, AppError> {
  if (dispute.state === 'open') return err(appError('conflict', { state: dispute.state }))
  if (dispute.state !== 'resolved') return err(appError('appeal-used'))
  return ok({ dispute: { ...dispute, state: 'appealed' }, entries: [] })
}

function effectOf(ruling: Ruling, { left }: Standing): number {
  if (ruling.outcome === 'corrected') return ruling.points
  return ruling.outcome === 'taken-back' ? -Math.max(0, left) : 0
}

/** That the award stands after all gives again what was taken, unless the award is gone for another reason by now. */
function appealEffectOf(ruling: Ruling, taken: number, { reversed }: Standing): number {
  if (ruling.outcome === 'corrected') return ruling.points
  return ruling.outcome === 'stands' && !reversed ? taken : 0
}

function draftOf(
  { id, line }: Dispute,
  at: string,
  own: {
    readonly kind: 'hold' | 'release' | 'deduction' | 'adjustment'
    readonly amount?: number
    readonly held?: number
  },
): EntryDraft {
  const { kind, amount = 0, held = 0 } = own
  return {
    ...line,
    amount,
    held,
    kind,
    cause: id,
    occurredAt: at,
    recordedAt: at,
    reason: 'disputed',
    why: { asked: amount === 0 ? Math.abs(held) : amount },
  }
}
