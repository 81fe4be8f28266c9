import { periodOf } from '../programme/period'
import type { Programme } from '../programme/schema'
import type { EvaluationState } from '../programme/state'
import { nextOpening } from './moments'
import { progressAt, type Ground } from './trial'

/** What is left under a cap in a period, before the route and after it. `opens` is null for the present one. */
export type PlanCap = {
  readonly rule: string
  /** `2026-11`; null for a cap without period. */
  readonly period: string | null
  readonly opens: string | null
  readonly limit: number
  readonly before: number
  readonly after: number
}

/** Every cap in its present period and in the next. */
export function capsOf(
  ground: Ground,
  programme: Programme,
  asOf: string,
  before: EvaluationState,
  after: EvaluationState,
): readonly PlanCap[] {
  const leftAt = (state: EvaluationState, rule: string, at: string) =>
    progressAt(ground, state, at).rules[rule]?.capLeft ?? 0
  return programme.rules.flatMap((rule) => {
    if (!('cap' in rule) || !rule.cap) return []
    const { per, points: limit } = rule.cap
    const next = per === 'ever' ? [] : [nextOpening(programme.timeZone, per, asOf)]
    return [null, ...next].map((opens): PlanCap => {
      const at = opens ?? asOf
      return {
        rule: rule.id,
        period: periodOf(programme.timeZone, per, at),
        opens,
        limit,
        before: leftAt(before, rule.id, at),
        after: leftAt(after, rule.id, at),
      }
    })
  })
}
