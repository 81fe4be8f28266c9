import type { MemberProgress } from '../programme/evaluation'
import { nextOf, sizeOf } from './counting'
import type { Moment } from './moments'
import { rateOf, type Offer } from './offer'
import { progressAt, type Ground, type Place } from './trial'

/** Points that might still be had, and the least that each could cost. */
export type Hope = { readonly points: number; readonly each: number }

type Sum = { readonly points: number; readonly cost: number }

/**
 * Tells whether what is hoped for could still make a better route than the best one. Never says no where it could. It
 * only saves trying: what a route gives is never taken from here.
 */
export function couldBeBetter(here: Sum, hopes: readonly Hope[], best: Sum, need: number): boolean {
  const most = hopes.reduce((sum, { points }) => sum + points, here.points)
  const target = Math.min(best.points, need)
  if (most < target) return false
  if (Math.min(most, need) > target) return true
  const more = cheapestOf(hopes, target - here.points).reduce(
    (sum, { points, each }) => sum + points * each,
    0,
  )
  return here.cost + Math.ceil(more - 1e-9) < best.cost
}

/**
 * The best that offers could give from a place on: under each cap the cheapest points that fit, and parts of an action
 * are allowed. What counts towards something counts in proportion.
 */
export function hopesOf(
  ground: Ground,
  place: Place,
  offers: readonly Offer[],
  costOf: (offer: Offer) => number,
): readonly Hope[] {
  const hopes: Hope[] = []
  const underCap = new Map<string, { readonly room: number; readonly hopes: Hope[] }>()
  const onces = new Map<string, Hope>()
  const begun = new Map<string, number>()
  const views = new Map<Moment, MemberProgress['rules']>()
  const rulesAt = (moment: Moment) => {
    const known = views.get(moment) ?? progressAt(ground, place.state, moment.at).rules
    views.set(moment, known)
    return known
  }
  for (const offer of offers) {
    const cost = costOf(offer)
    const rules = rulesAt(offer.moment)
    const rooms = offer.each.map(({ rule, period }) =>
      period === null ? Number.POSITIVE_INFINITY : (rules[rule]?.capLeft ?? 0),
    )
    const times = Math.min(
      offer.action.kind === 'review' && offer.action.first ? place.unreviewed : manyTimes,
      ...offer.each.map(({ points }, n) => Math.floor((rooms[n] ?? 0) / points)),
    )
    if (times === 0) continue
    const rate = rateOf(offer)
    for (const [n, { rule, points, period }] of offer.each.entries()) {
      const key = period && `${rule} ${period}`
      const hope = { points: points * times, each: cost / rate }
      if (key === null) hopes.push(hope)
      else if (underCap.has(key)) underCap.get(key)?.hopes.push(hope)
      else underCap.set(key, { room: rooms[n] ?? 0, hopes: [hope] })
    }
    for (const rule of offer.counting) {
      const next = nextOf(rule, rules[rule.id])
      if (!next) continue
      begun.set(rule.id, (rule.points * next.towards) / sizeOf(rule))
      hopes.push({ points: (rule.points / sizeOf(rule)) * times, each: cost / rate })
    }
    for (const { rule, points } of offer.once) {
      if ((rules[rule]?.count ?? 0) > 0) continue
      const each = rate > 0 ? 0 : cost / points
      onces.set(rule, { points, each: Math.min(each, onces.get(rule)?.each ?? each) })
    }
  }
  const capped = [...underCap.values()].flatMap(({ room, hopes: all }) => cheapestOf(all, room))
  const started = [...begun.values()].map((points) => ({ points, each: 0 }))
  return [...hopes, ...capped, ...onces.values(), ...started]
}

const manyTimes = 1e9

/** The cheapest of them that come to so many points. */
function cheapestOf(hopes: readonly Hope[], points: number): readonly Hope[] {
  let left = points
  const taken: Hope[] = []
  for (const hope of hopes.toSorted((a, b) => a.each - b.each)) {
    if (left <= 0) break
    taken.push({ points: Math.min(left, hope.points), each: hope.each })
    left -= hope.points
  }
  return taken
}
