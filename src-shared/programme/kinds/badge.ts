import { badgeOf, type RuleOf } from '../rule-schema'
import { itemAt } from '../book'
import { countOf, standingOf } from '../member'
import { pass } from '../passed'
import { award, type Turn } from '../turn'

/** A badge for so many subjects that stand at once. Once earned it stays. */
export function thresholdBadge(
  rule: RuleOf<'threshold-badge'>,
  place: number,
  tally: number,
): (turn: Turn) => void {
  return (turn) => {
    const total = countOf(turn.member, tally)
    if (total < rule.atLeast)
      return pass(turn, rule.id, {
        reason: 'not-enough-yet',
        total,
        next: rule.atLeast,
        points: rule.points,
      })
    give(turn, rule, place, { threshold: rule.atLeast, total })
  }
}

/** A badge that an operator grants. */
export function grantedBadge(rule: RuleOf<'granted-badge'>, place: number): (turn: Turn) => void {
  const badge = badgeOf(rule)
  return (turn) => {
    if (turn.fact.type === 'badge.granted' && turn.fact.badge === badge) give(turn, rule, place, {})
  }
}

function give(
  turn: Turn,
  rule: { readonly id: string; readonly points: number },
  place: number,
  why: { readonly threshold?: number; readonly total?: number },
): void {
  const { member } = turn
  const standing = standingOf(member, place)
  if (standing.done) return pass(turn, rule.id, { reason: 'already-done' })
  standing.done = true
  itemAt(member.badges, turn.place).add(badgeOf(rule))
  award(turn, {
    rule: rule.id,
    member,
    standing,
    subject: member.id,
    step: 1,
    asked: rule.points,
    why,
    stays: true,
  })
}
