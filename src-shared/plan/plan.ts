import { err, ok, type Result } from '../result'
import { versionAt } from '../programme/compile'
import type { Programme } from '../programme/schema'
import type { EvaluationState } from '../programme/state'
import { advance } from '../programme/step'
import { besidesOf, type Beside } from './besides'
import { capsOf, type PlanCap } from './caps'
import { horizonOf } from './moments'
import { offersOf, type Offer } from './offer'
import { routeOf, withoutNeedless, type PlanStep } from './route'
import { search, type Choice } from './search'
import { progressAt, startOf, type Ground, type Place } from './trial'

/** What a member wants to reach: a balance, the price of an item, or a level. */
export type PlanGoal =
  | { readonly kind: 'points'; readonly balance: number }
  | { readonly kind: 'item'; readonly price: number }
  | { readonly kind: 'level'; readonly level: number }

/** The least effort as early as can be, or the least number of actions whenever they are possible. */
export type PlanPreference = 'soonest' | 'fewest-actions'

export type PlanInput = {
  /** Left as it is. */
  readonly state: EvaluationState
  readonly programme: string
  readonly member: string
  readonly asOf: string
  readonly goal: PlanGoal
  readonly preference: PlanPreference
  /** What the ledger has beside the points in the state: less what was spent or is held. Absent, 0. */
  readonly adjustment?: number
  /** Models the member could review before anyone else; absent, none is known of. */
  readonly unreviewed?: number
}

export type Plan = {
  readonly programme: string
  readonly version: string
  readonly member: string
  readonly asOf: string
  readonly goal: PlanGoal
  readonly preference: PlanPreference
  readonly have: number
  readonly missing: number
  readonly reached: boolean
  readonly missingAfter: number
  readonly steps: readonly PlanStep[]
  readonly actions: number
  readonly points: number
  readonly caps: readonly PlanCap[]
  readonly besides: readonly Beside[]
}

/** Why there can be no plan: no such programme in force, no levels in it, or none so high. */
export type PlanFault =
  | { readonly code: 'no-programme' }
  | { readonly code: 'no-levels' }
  | { readonly code: 'above-highest-level'; readonly highest: number }

/**
 * The shortest honest route to a goal under what is left of the caps in their present period and the next. What each
 * step gives is what `step` gives for it: nothing is proposed of which a rule would cut anything. Where the goal is out
 * of reach, the route is the one that gets furthest. The same input always gives the same plan.
 */
export function planRoute(input: PlanInput): Result<Plan, PlanFault> {
  const { state, member, asOf } = input
  const compiled = state.programmes.get(input.programme)
  const programme = compiled && versionAt(compiled, asOf)?.programme
  if (!programme) return err({ code: 'no-programme' })
  const goal = pointsFor(input.goal, programme)
  if (!goal.ok) return goal

  const ground: Ground = { programme: programme.id, member, horizon: horizonOf(programme, asOf) }
  const able = { bare: bareModels(state, member), unreviewed: input.unreviewed ?? 0 }
  const start = startOf(ground, state, able)
  advance(start.state, asOf)
  const have = progressAt(ground, start.state, asOf).points + (input.adjustment ?? 0)
  const missing = Math.max(0, goal.value - have)
  const choices = missing === 0 ? [] : choose(ground, start, missing, input.preference)
  const route = routeOf(ground, start, choices)
  return ok({
    programme: programme.id,
    version: programme.version,
    member,
    asOf,
    goal: input.goal,
    preference: input.preference,
    have,
    missing,
    reached: route.points >= missing,
    missingAfter: Math.max(0, missing - route.points),
    steps: route.steps,
    actions: route.steps.reduce((sum, { times }) => sum + times, 0),
    points: route.points,
    caps: capsOf(ground, programme, asOf, start.state, route.state),
    besides: besidesOf(ground, start, state, asOf),
  })
}

function pointsFor(goal: PlanGoal, { levels }: Programme): Result<number, PlanFault> {
  if (goal.kind === 'points') return ok(goal.balance)
  if (goal.kind === 'item') return ok(goal.price)
  if (!levels) return err({ code: 'no-levels' })
  if (goal.level > levels.max) return err({ code: 'above-highest-level', highest: levels.max })
  return ok(goal.level * levels.pointsPerLevel)
}

function choose(
  ground: Ground,
  start: Place,
  missing: number,
  preference: PlanPreference,
): readonly Choice[] {
  const offers = offersOf(ground, start)
  const found =
    preference === 'fewest-actions'
      ? search({ ground, start, offers, need: missing, costOf: () => 1 })
      : momentByMoment(ground, start, offers, missing)
  return found.points < missing ? found.choices : withoutNeedless(ground, start, found.choices, missing)
}

/** All that the present gives before anything waits for a period to open; the last moment only as much as is needed. */
function momentByMoment(ground: Ground, start: Place, offers: readonly Offer[], missing: number) {
  let [place, points] = [start, 0]
  const choices: Choice[] = []
  for (const moment of ground.horizon.moments) {
    if (points >= missing) break
    const then = offers.filter((offer) => offer.moment === moment)
    const need = missing - points
    const found = search({ ground, start: place, offers: then, need, costOf: ({ minutes }) => minutes })
    choices.push(...found.choices)
    place = found.place
    points += found.points
  }
  return { choices, points }
}

/** The member's own models that stand and have no profile. */
function bareModels({ memory: { world } }: EvaluationState, member: string): number {
  const withProfile = new Set([...world.profiles.values()].map(({ model }) => model))
  let bare = 0
  for (const model of world.models.values()) {
    if (model.approved?.owner.id === member && !withProfile.has(model) && !model.revoked) bare += 1
  }
  return bare
}
