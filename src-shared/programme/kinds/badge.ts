import { badgeOf, type RuleOf } from '../rule-schema'
import { ruleStandingOf } from '../book'
import { pass } from '../passed'
import { countOf, tallyKey } from '../tally'
import { award, type Turn } from '../turn'

/** A badge for so many subjects that stand at once. Once earned it stays. */
export function thresholdBadge(rule: RuleOf<'threshold-badge'>): (turn: Turn) => void {
  const key = tallyKey(rule.counts)
  return (turn) => {
    const total = countOf(turn.own, key)
    if (total < rule.atLeast)
      return pass(turn, rule.id, {
        reason: 'not-enough-yet',
        total,
        next: rule.atLeast,
        points: rule.points,
      })
    give(turn, rule, { threshold: rule.atLeast, total })
  }
}

/** A badge that an operator grants. */
export function grantedBadge(rule: RuleOf<'granted-badge'>): (turn: Turn) => void {
  const badge = badgeOf(rule)
  return (turn) => {
    if (turn.fact.type === 'badge.granted' && turn.fact.badge === badge) give(turn, rule, {})
  }
}

function give(
  turn: Turn,
  rule: { readonly id: string; readonly points: number },
  why: { readonly threshold?: number; readonly total?: number },
): void {
  const { member, own } = turn
  const standing = ruleStandingOf(own, rule.id)
  if (standing.done) return pass(turn, rule.id, { reason: 'already-done' })
  standing.done = true
  own.badges.add(badgeOf(rule))
  award(turn, {
    rule: rule.id,
    member,
    standing,
    subject: member,
    step: 1,
    asked: rule.points,
    why,
    stays: true,
  })
}
