import { versionAt } from '../programme/compile'
import type { Rule } from '../programme/rule-schema'
import { factsOfAction, minutesOf } from './action'
import { candidatesOf } from './candidates'
import { countingRules, nextOf, sizeOf, type CountingRule } from './counting'
import { act, progressAt, take, type Deed, type Ground, type Place, type Taken } from './trial'

/** An action at a moment that would give something, and how: read off what the rules say when it is tried once. */
export type Offer = Deed & {
  readonly minutes: number
  /** What each time gives, and the period whose cap it draws on; null without a cap. */
  readonly each: readonly Draw[]
  /** What the first time gives and no other. */
  readonly once: readonly { readonly rule: string; readonly points: number }[]
  readonly counting: readonly CountingRule[]
}

type Draw = {
  readonly rule: string
  readonly points: number
  readonly period: string | null
}

/**
 * All that can be offered at the moments of a plan. Later than now only what draws on a cap that opens then: the rest
 * can as well be done at once.
 */
export function offersOf(ground: Ground, start: Place): readonly Offer[] {
  const compiled = start.state.programmes.get(ground.programme)
  const able = { ...start, bare: start.bare.map(() => 1), unreviewed: 1 }
  return ground.horizon.moments.flatMap((moment) => {
    const programme = compiled && versionAt(compiled, moment.at)?.programme
    if (!programme) return []
    return candidatesOf(programme).flatMap((action): readonly Offer[] => {
      const tried = take(ground, able, { action, moment }, 1)
      if (!tried) return []
      const opens = tried.awards.some(({ why }) => moment.opening.has(why.cap?.month ?? ''))
      if (moment.period !== null && !opens) return []
      const facts = factsOfAction(action, { member: ground.member, at: moment.at, nth: 0 })
      const own = facts.filter(({ member }) => member === ground.member)
      const counting = countingRules(programme.rules, own)
      if (tried.points === 0 && counting.length === 0) return []
      return [{ action, moment, minutes: minutesOf(action), counting, ...givenBy(tried, programme.rules) }]
    })
  })
}

function givenBy({ awards }: Taken, rules: readonly Rule[]): Pick<Offer, 'each' | 'once'> {
  const kinds = new Map(rules.map(({ id, kind }) => [id, kind]))
  const once = awards.filter(({ rule }) => kinds.get(rule) === 'once')
  const each = awards.filter(
    ({ rule, amount }) => amount > 0 && (kinds.get(rule) === 'per-subject' || kinds.get(rule) === 'scored'),
  )
  return {
    once: once.map(({ rule, amount }) => ({ rule, points: amount })),
    each: each.map(({ rule, amount, why: { cap } }) => ({
      rule,
      points: amount,
      period: cap ? (cap.month ?? 'ever') : null,
    })),
  }
}

/** Points of one time, with the share of what counts towards something. */
export const rateOf = ({ each, counting }: Pick<Offer, 'each' | 'counting'>): number =>
  each.reduce((sum, { points }) => sum + points, 0) +
  counting.reduce((sum, rule) => sum + rule.points / sizeOf(rule), 0)

/**
 * The fewest times of an offer that give anything: once, or up to what the nearest counter asks for. The state is
 * changed in place; null when there is nothing more to get.
 */
export function takeNext(ground: Ground, from: Place, offer: Offer): Taken | null {
  const single = act(ground, from, offer)
  if (single === null || single.points > 0) return single
  const { rules } = progressAt(ground, single.place.state, offer.moment.at)
  const togo = offer.counting.flatMap((rule) => nextOf(rule, rules[rule.id])?.togo ?? [])
  const more = Math.min(...togo)
  if (more > mostAtOnce) return null
  let taken = single
  for (let n = 0; n < more; n += 1) {
    const next = act(ground, taken.place, offer)
    if (next === null) return null
    taken = next
  }
  return taken.points > 0 ? taken : null
}

/** Nobody is advised to do something ten thousand times. */
export const mostAtOnce = 10_000
