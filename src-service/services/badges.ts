import { appError, type AppError } from '@shared/errors'
import { badgeOf, type RuleOf } from '@shared/programme/rule-schema'
import type { Programme } from '@shared/programme/schema'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Reading } from '../store/port'
import type { ProgrammesAt } from './applicants'
import { note } from './audit'
import { isLawfulText } from './lawful'
import type { Ledger } from './ledger'
import { isThere } from './erased'

export type BadgesDeps = {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly programmesAt: ProgrammesAt
}

/** A badge of a programme in force, and since when the member has it; null while he or she has it not. */
export type BadgeOf = {
  readonly badge: string
  readonly rule: RuleOf<'granted-badge' | 'threshold-badge'>
  readonly programme: Programme
  readonly since: string | null
}

/** Every badge there is, in the order of the programmes. */
export async function badgesOf(
  tx: Reading,
  inForce: ReadonlyMap<string, Programme>,
  member: string,
): Promise<readonly BadgeOf[]> {
  const rows = await tx
    .selectFrom('entries')
    .select(['programme', 'rule', 'occurred_at'])
    .where('member', '=', member)
    .where('kind', '=', 'award')
    .where('rule', 'like', 'badge:%')
    .execute()
  const since = new Map(rows.map(({ programme, rule, occurred_at: at }) => [`${programme} ${rule}`, at]))
  return [...inForce.values()].flatMap((programme) =>
    programme.rules.flatMap((rule) =>
      rule.kind === 'granted-badge' || rule.kind === 'threshold-badge'
        ? [{ badge: badgeOf(rule), rule, programme, since: since.get(`${programme.id} ${rule.id}`) ?? null }]
        : [],
    ),
  )
}

/** Gives a member a badge that only the team gives. Each once: who has it already keeps it, and nothing happens. */
export function grantBadge(
  deps: BadgesDeps,
  operator: string,
  { member, badge, reason }: { readonly member: string; readonly badge: string; readonly reason: string },
): Promise<Result<null, AppError>> {
  if (!isLawfulText(reason)) return Promise.resolve(err(appError('bad-request', { field: 'reason' })))
  return deps.ledger.write(async (tx, record) => {
    const at = deps.clock.now().toISOString()
    const found = (await badgesOf(tx, deps.programmesAt(at), member)).find(
      (one) => one.badge === badge && one.rule.kind === 'granted-badge',
    )
    if (found === undefined || !(await isThere(tx, member))) return err(appError('not-found'))
    if (found.since !== null) return ok(null)
    // The team's words stand in its log; a fact holds no text about a person.
    await record({ type: 'badge.granted', member, at, badge, reason: 'by-operator' }, null)
    await note(tx, {
      ...{ operator, at, kind: 'member', object: member, action: 'badge-granted', reason },
      details: { badge, points: found.rule.points, programme: found.programme.id },
    })
    return ok(null)
  })
}
