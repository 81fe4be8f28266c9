import { appError, type AppError } from '@shared/errors'
import type { Goal, PlanView } from '@shared/ipc/goal'
import { sumEntries } from '@shared/ledger/entry'
import { planRoute, type PlanFault, type PlanGoal, type PlanPreference } from '@shared/plan/plan'
import { err, ok, type Result } from '@shared/result'
import type { Place } from '@shared/state/state'
import type { Standing } from './standings'

const planGoal = (goal: Goal): PlanGoal => (goal.kind === 'item' ? { kind: 'item', price: goal.price } : goal)

/**
 * The route to a goal from where the member stands with all that waits. What was spent or is held counts as gone; the
 * standing is of the programme that the goal is about.
 */
export function goalPlan(
  place: Place,
  standing: Standing,
  goal: Goal,
  preference: PlanPreference,
  asOf: string,
): Result<PlanView, AppError> {
  const { programme, member, outlook } = standing
  const own = [...place.entries.values()].filter((entry) => entry.programme === programme.id)
  const { available } = sumEntries(own)
  const planned = planRoute({
    state: standing.ahead(),
    programme: programme.id,
    member,
    asOf,
    goal: planGoal(goal),
    preference,
    adjustment: available - outlook.points,
  })
  if (!planned.ok) return err(faultOf(planned.error))
  const plan = planned.value
  const pending = plan.have - available
  return ok({
    target: plan.have + plan.missing,
    have: available,
    pending,
    missing: plan.missing,
    missingAfter: plan.missingAfter,
    actions: plan.actions,
    points: plan.points,
    steps: plan.steps.map(({ action, period, times, each, points }) => ({
      action,
      opens: period?.opens ?? null,
      times,
      each,
      points,
    })),
    usedUp: plan.caps.flatMap(({ rule, opens, before }) => (opens === null && before === 0 ? [rule] : [])),
  })
}

const faultOf = (fault: PlanFault): AppError =>
  fault.code === 'above-highest-level'
    ? appError('bad-request', { highest: fault.highest })
    : appError('not-possible-here')
