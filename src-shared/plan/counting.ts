import type { Fact } from '../facts/fact'
import { testOf } from '../programme/condition'
import type { RuleProgress } from '../programme/evaluation'
import type { Rule, RuleOf } from '../programme/rule-schema'

/** A rule that gives something only when many have come together. */
export type CountingRule = RuleOf<'counter' | 'threshold-badge'>

/** Those rules of a programme that count any of these facts. */
export function countingRules(rules: readonly Rule[], facts: readonly Fact[]): readonly CountingRule[] {
  return rules.filter(
    (rule): rule is CountingRule =>
      'counts' in rule &&
      rule.points > 0 &&
      facts.some((fact) => fact.type === rule.counts.fact && testOf(rule.counts.where)(fact)),
  )
}

type Next = { readonly togo: number; readonly towards: number }

/** How many more are needed for the rule's next points, and how many stand towards them; null after the last. */
export function nextOf(rule: CountingRule, progress: RuleProgress | undefined): Next | null {
  const count = progress?.count ?? 0
  const nextAt = progress ? progress.nextAt : sizeOf(rule)
  if (nextAt === null) return null
  const from = nextAt - sizeOf(rule)
  return { togo: Math.max(1, nextAt - count), towards: Math.max(0, count - from) }
}

/** How many of a counting rule's subjects its points are for. */
export const sizeOf = (rule: CountingRule): number => (rule.kind === 'counter' ? rule.every : rule.atLeast)
