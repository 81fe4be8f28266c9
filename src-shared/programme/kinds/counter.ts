import { countOf, tallyKey } from '../tally'
import type { RuleOf } from '../rule-schema'
import { ruleStandingOf } from '../book'
import { pass } from '../passed'
import { award, type Turn } from '../turn'

/** N points for every M subjects that stand; what the highest count gave stays when the count falls. */
export function counter(rule: RuleOf<'counter'>): (turn: Turn) => void {
  const key = tallyKey(rule.counts)
  return (turn) => {
    const { member, own } = turn
    const total = countOf(own, key)
    const standing = ruleStandingOf(own, rule.id)
    const next = standing.reached + rule.every
    if (next > total)
      return pass(turn, rule.id, { reason: 'not-enough-yet', total, next, points: rule.points })
    while (standing.reached + rule.every <= total) {
      standing.reached += rule.every
      award(turn, {
        rule: rule.id,
        member,
        standing,
        subject: member,
        step: standing.reached,
        asked: rule.points,
        why: { threshold: standing.reached, total },
        stays: true,
      })
    }
  }
}
