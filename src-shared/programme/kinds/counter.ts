import { countOf, standingOf } from '../member'
import { pass } from '../passed'
import type { RuleOf } from '../rule-schema'
import { award, type Turn } from '../turn'

/** N points for every M subjects that stand; what the highest count gave stays when the count falls. */
export function counter(rule: RuleOf<'counter'>, place: number, tally: number): (turn: Turn) => void {
  return (turn) => {
    const { member } = turn
    const total = countOf(member, tally)
    const standing = standingOf(member, place)
    const next = standing.reached + rule.every
    if (next > total)
      return pass(turn, rule.id, { reason: 'not-enough-yet', total, next, points: rule.points })
    while (standing.reached + rule.every <= total) {
      standing.reached += rule.every
      award(turn, {
        rule: rule.id,
        member,
        standing,
        subject: member.id,
        step: standing.reached,
        asked: rule.points,
        why: { threshold: standing.reached, total },
        stays: true,
      })
    }
  }
}
