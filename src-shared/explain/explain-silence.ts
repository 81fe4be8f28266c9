import type { PassedOver, Silence } from '../programme/passed'
import type { Rule } from '../programme/rule-schema'
import type { Programme } from '../programme/schema'
import type { Explanation, NextStep } from './explanation'

/** Why a rule gave nothing for a fact, not even an entry of 0, and what one can do about it. */
export function explainSilence(
  programmes: readonly Programme[],
  silence: Pick<Silence, 'programme' | 'rule' | 'why'>,
): Explanation {
  const programme = programmes.find(({ id }) => id === silence.programme) ?? null
  const rule = programme?.rules.find(({ id }) => id === silence.rule) ?? null
  return {
    rule: silence.rule,
    ruleName: rule?.name ?? null,
    programme: silence.programme,
    version: programme?.version ?? null,
    answer: { code: 'nothing', why: silence.why },
    lines: [],
    next: nextOf(silence.why, rule),
  }
}

function nextOf(why: PassedOver, rule: Rule | null): NextStep {
  switch (why.reason) {
    case 'condition':
    case 'own-model':
      return rule ? { code: 'rule-asks', ask: rule.ask } : { code: 'nothing-to-do' }
    case 'incomplete':
      return { code: 'still-missing', missing: why.missing }
    case 'not-enough-yet':
      return { code: 'step', at: why.next, points: why.points }
    case 'most-reached':
      return { code: 'most-reached', limit: why.limit }
    case 'not-approved':
      return { code: 'after-approval' }
    case 'subject-used':
      return { code: 'other-subject' }
    case 'already-done':
    case 'nothing-to-take-back':
    case 'not-in-force':
    case 'no-rule':
    case 'by-calendar':
    case 'off-a-count':
    case 'said-before':
    case 'model-revoked':
    case 'same-fact':
      return { code: 'nothing-to-do' }
  }
}
