import type { MemberProgress, RuleProgress } from './evaluation'
import { outlookOf, type Outlook, type RuleOutlook } from './outlook'
import type { Rule } from './rule-schema'
import type { EvaluationState } from './state'

/**
 * Where a member stands in each programme, under every rule, as `evaluate --json` prints it, as of a moment that says
 * which period the caps are about. `entries` is empty: they are the ledger's, not the state's.
 */
export const memberView = (
  state: EvaluationState,
  member: string,
  asOf: string,
): Record<string, MemberProgress> =>
  Object.fromEntries([...outlookOf(state, member, asOf)].map(([id, outlook]) => [id, progressOf(outlook)]))

export function progressOf({ programme, points, rules, badges, level }: Outlook): MemberProgress {
  return {
    points,
    entries: [],
    rules: Object.fromEntries(
      programme.rules.flatMap((rule) => {
        const outlook = rules.get(rule.id)
        return outlook ? [[rule.id, ruleProgress(rule, outlook)]] : []
      }),
    ),
    badges: level ? [...badges] : null,
    level: level?.level ?? null,
    title: level?.title.en ?? null,
    privileges: level ? [...level.privileges] : null,
  }
}

function ruleProgress(rule: Rule, { points, count, cap, next, subjects }: RuleOutlook): RuleProgress {
  return {
    points,
    count,
    capLeft: cap?.left ?? null,
    nextAt: next?.at ?? null,
    subjects:
      rule.kind === 'milestone'
        ? Object.fromEntries(
            subjects.map((one) => [
              one.subject,
              { points: one.points, total: one.total, nextAt: one.next?.at ?? null, capLeft: one.left },
            ]),
          )
        : null,
  }
}
