import { tallyKey } from '../tally'
import type { RuleOf } from '../rule-schema'
import { standingOf } from '../book'
import { award, momentOf, type Turn } from '../turn'

/** N points for every M subjects that stand; what the highest count gave stays when the count falls. */
export function counter(rule: RuleOf<'counter'>): (turn: Turn) => void {
  const key = tallyKey(rule.counts)
  return (turn) => {
    const { book, fact } = turn
    const { member } = fact
    const total = book.tallies.get(key)?.counts.get(member) ?? 0
    const standing = standingOf(book, member, rule.id)
    while (standing.reached + rule.every <= total) {
      standing.reached += rule.every
      const why = { threshold: standing.reached, total }
      const line = { rule: rule.id, member, subject: member, step: standing.reached, asked: rule.points, why }
      award({ ...turn, model: null }, { ...line, moment: momentOf(fact) })
    }
  }
}
