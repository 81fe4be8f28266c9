import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { ProgrammesAt } from './applicants'
import { note } from './audit'
import { pointsOf } from './balances'
import { isLawfulText } from './lawful'
import { storeEntry, type Ledger } from './ledger'
import { isThere } from './erased'

export type AdjustmentsDeps = {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly newId: () => string
  readonly programmesAt: ProgrammesAt
}

export type Adjustment = {
  /** Made before it is confirmed: the same id and content is the same adjustment. */
  readonly id: string
  readonly member: string
  readonly programme: string
  /** Whole points, to give or, below zero, to take; never zero. */
  readonly points: number
  readonly reason: string
}

/**
 * Gives points or takes them, by the team's own word. `seen` is the balance that whoever confirmed it saw: where it is
 * another by now, nothing happens. Never takes more than is available. The same again is the same answer.
 */
export function adjust(
  deps: AdjustmentsDeps,
  operator: string,
  asked: Adjustment,
  seen: number,
): Promise<Result<null, AppError>> {
  const { id, member, programme: programmeId, points, reason } = asked
  if (!isLawfulText(reason)) return Promise.resolve(err(appError('bad-request', { field: 'reason' })))
  return deps.ledger.write(async (tx) => {
    const before = await tx.selectFrom('adjustments').selectAll().where('id', '=', id).executeTakeFirst()
    if (before !== undefined) {
      const isSame =
        before.member === member &&
        before.programme === programmeId &&
        before.points === points &&
        before.reason === reason &&
        before.operator === operator
      return isSame ? ok(null) : err(appError('content-differs'))
    }
    const at = deps.clock.now().toISOString()
    const programme = deps.programmesAt(at).get(programmeId)
    if (programme === undefined || !(await isThere(tx, member))) return err(appError('not-found'))
    const { balance, available } = await pointsOf(tx, member, programmeId)
    if (balance !== seen) return err(appError('conflict'))
    if (available + points < 0) return err(appError('not-enough-points', { available }))
    const entry = deps.newId()
    await tx
      .insertInto('adjustments')
      .values({ ...asked, operator, at, entry })
      .execute()
    await storeEntry(
      tx,
      {
        member,
        programme: programmeId,
        version: programme.version,
        amount: points,
        held: 0,
        kind: 'adjustment',
        rule: 'adjustment',
        subject: id,
        step: 1,
        cause: id,
        occurredAt: at,
        recordedAt: at,
        reason: 'by-operator',
        why: { asked: points },
      },
      entry,
    )
    await note(tx, {
      ...{ operator, at, kind: 'member', object: member, action: 'points-adjusted', reason },
      details: { points, programme: programmeId },
    })
    return ok(null)
  })
}
