import { compareFacts, type Fact } from '@shared/facts/fact'
import { planRoute, type Plan, type PlanGoal, type PlanInput } from '@shared/plan/plan'
import type { PlanStep } from '@shared/plan/route'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { createState, type EvaluationState } from '@shared/programme/state'
import { step } from '@shared/programme/step'

export function stateAfter(
  facts: readonly Fact[],
  programmes: readonly Programme[] = shippedProgrammes(),
): EvaluationState {
  const state = createState(programmes)
  for (const fact of facts.toSorted(compareFacts)) step(state, fact)
  return state
}

type Asked = Partial<Omit<PlanInput, 'state' | 'goal'>> & { readonly programmes?: readonly Programme[] }

/** Mia's plan in creator-rewards on 22 November 2026, soonest, where nothing else is said. */
export function planFor(
  facts: readonly Fact[],
  goal: PlanGoal,
  { programmes = shippedProgrammes(), ...asked }: Asked = {},
): Plan {
  const planned = planRoute({
    state: stateAfter(facts, programmes),
    programme: 'creator-rewards',
    member: 'mia',
    asOf: '2026-11-22T13:31:00Z',
    preference: 'soonest',
    ...asked,
    goal,
  })
  if (!planned.ok) throw new Error(planned.error.code)
  return planned.value
}

export const points = (balance: number): PlanGoal => ({ kind: 'points', balance })

/** `2026-12: 3 × publish-model +10`, and `100 × post = 20` for what gives only together. */
export const lines = ({ steps }: Pick<Plan, 'steps'>): readonly string[] => steps.map(line)

function line({ action, period, times, each, points: sum }: PlanStep): string {
  const when = period === null ? '' : `${period.key}: `
  return `${when}${times} × ${action.kind} ${each === null ? `= ${sum}` : `+${each}`}`
}
