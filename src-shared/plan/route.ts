import type { EntryDraft } from '../ledger/entry'
import type { EvaluationState } from '../programme/state'
import { minutesOf, type PlanAction } from './action'
import type { PlanPeriod } from './moments'
import type { Choice } from './search'
import { act, copyOfPlace, take, type Ground, type Place } from './trial'

/** The same action so many times, and what it gives. */
export type PlanStep = {
  readonly action: PlanAction
  /** The period that has to open first; null for now. */
  readonly period: PlanPeriod | null
  readonly times: number
  /** Points of one time; null where only all of them together give something. */
  readonly each: number | null
  readonly points: number
  /** The points by rule. */
  readonly rules: readonly { readonly rule: string; readonly points: number }[]
  readonly minutes: number
}

export type Route = {
  readonly steps: readonly PlanStep[]
  readonly points: number
  /** What the rules remember at the end of it. */
  readonly state: EvaluationState
}

/**
 * Walks the choices one action after the other, those of one moment before those of the next. The points of a route
 * are from this walk, by the rules themselves.
 */
export function routeOf(ground: Ground, start: Place, choices: readonly Choice[]): Route {
  let place = copyOfPlace(ground, start)
  const steps = inTime(choices).flatMap((choice) => {
    const awards = Array.from({ length: choice.times }, () => {
      const taken = act(ground, place, choice.offer)
      if (!taken) throw new Error('a route that a rule would cut')
      place = taken.place
      return taken.awards
    })
    return stepsOf(choice, awards)
  })
  return { steps, points: steps.reduce((sum, { points }) => sum + points, 0), state: place.state }
}

const inTime = (choices: readonly Choice[]): readonly Choice[] =>
  choices.toSorted((a, b) => Date.parse(a.offer.moment.at) - Date.parse(b.offer.moment.at))

/** Leaves out every action without which the route gives as much as is needed all the same, the last ones first. */
export function withoutNeedless(
  ground: Ground,
  start: Place,
  choices: readonly Choice[],
  need: number,
): readonly Choice[] {
  let kept = inTime(choices)
  for (let index = kept.length - 1; index >= 0; index -= 1) {
    for (;;) {
      const fewer = kept.map((choice, n) => (n === index ? { ...choice, times: choice.times - 1 } : choice))
      if ((fewer[index]?.times ?? -1) < 0 || (pointsAfter(ground, start, fewer) ?? -1) < need) break
      kept = fewer
    }
  }
  return kept.filter(({ times }) => times > 0)
}

/** Null where the choices can't be done in this order. */
function pointsAfter(ground: Ground, start: Place, choices: readonly Choice[]): number | null {
  let place = start
  let points = 0
  for (const { offer, times } of choices) {
    const taken = take(ground, place, offer, times)
    if (!taken) return null
    place = taken.place
    points += taken.points
  }
  return points
}

function stepsOf({ offer }: Choice, awards: readonly (readonly EntryDraft[])[]): readonly PlanStep[] {
  const runs: { readonly rules: PlanStep['rules']; times: number }[] = []
  const sums = awards.map(sumByRule)
  if (sums.some((rules) => pointsOf(rules) === 0)) {
    const rules = sumByRule(awards.flat())
    return awards.length === 0 ? [] : [stepOf(offer, rules, awards.length, null)]
  }
  for (const rules of sums) {
    const run = runs.at(-1)
    if (run && isSame(run.rules, rules)) run.times += 1
    else runs.push({ rules, times: 1 })
  }
  return runs.map(({ rules, times }) => {
    const all = rules.map(({ rule, points }) => ({ rule, points: points * times }))
    return stepOf(offer, all, times, pointsOf(rules))
  })
}

const stepOf = (
  { action, moment }: Choice['offer'],
  rules: PlanStep['rules'],
  times: number,
  each: number | null,
): PlanStep => ({
  action,
  period: moment.period,
  times,
  each,
  points: pointsOf(rules),
  rules,
  minutes: times * minutesOf(action),
})

function sumByRule(awards: readonly EntryDraft[]): PlanStep['rules'] {
  const sums = new Map<string, number>()
  for (const { rule, amount } of awards) if (amount > 0) sums.set(rule, (sums.get(rule) ?? 0) + amount)
  return [...sums].map(([rule, points]) => ({ rule, points }))
}

const pointsOf = (rules: PlanStep['rules']): number => rules.reduce((sum, { points }) => sum + points, 0)

const isSame = (a: PlanStep['rules'], b: PlanStep['rules']): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
