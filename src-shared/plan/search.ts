import { couldBeBetter, hopesOf, type Hope } from './bound'
import { mostAtOnce, rateOf, takeNext, type Offer } from './offer'
import { copyOfPlace, take, type Ground, type Place } from './trial'

/** So many times of an offer. */
export type Choice = { readonly offer: Offer; readonly times: number }

/** A route as far as it has been chosen. */
export type Chosen = {
  readonly choices: readonly Choice[]
  readonly place: Place
  readonly points: number
  readonly cost: number
}

export type Task = {
  readonly ground: Ground
  readonly start: Place
  readonly offers: readonly Offer[]
  readonly need: number
  readonly costOf: (offer: Offer) => number
}

/** Choices looked into before the search no longer goes back on one. */
const patience = 500

/**
 * The cheapest choice of offers that gives what is needed; where none does, the cheapest of those that give the most.
 * Depth first, offers of the best rate first and each as often as it goes, so the first route found is the greedy one;
 * what a bound shows to be no better is not gone into. Once out of patience it keeps to the best route found so far.
 */
export function search(task: Task): Chosen {
  const { ground, need, costOf } = task
  const offers = inOrder(task)
  let best: Chosen = { choices: [], place: task.start, points: 0, cost: 0 }
  let looked = 0

  const visit = (index: number, here: Chosen): void => {
    if (isBetter(here, best, need)) best = here
    const offer = offers[index]
    if (!offer || here.points >= need) return
    const price = costOf(offer)
    const rest = offers.slice(index + 1)
    for (const { times, points, hopes } of timesOf({ ...task, offers: rest }, here, offer).reverse()) {
      if (!couldBeBetter({ points, cost: here.cost + times * price }, hopes, best, need)) continue
      looked += 1
      visit(index + 1, times === 0 ? here : withMore(ground, here, offer, times, price))
      if (looked > patience) return
    }
  }
  visit(0, best)
  return best
}

/** An offer taken so many times: the points after it, and what the remaining offers could still give. */
type Times = { readonly times: number; readonly points: number; readonly hopes: readonly Hope[] }

function timesOf({ ground, offers, need, costOf }: Task, here: Chosen, offer: Offer): Times[] {
  let place = copyOfPlace(ground, here.place)
  const hopesAt = () => hopesOf(ground, place, offers, costOf)
  const found: Times[] = [{ times: 0, points: here.points, hopes: hopesAt() }]
  let points = here.points
  while (points < need && place.taken - here.place.taken < mostAtOnce) {
    const next = takeNext(ground, place, offer)
    if (!next) break
    place = next.place
    points += next.points
    found.push({ times: place.taken - here.place.taken, points, hopes: hopesAt() })
  }
  return found
}

function withMore(ground: Ground, here: Chosen, offer: Offer, times: number, price: number): Chosen {
  const taken = take(ground, here.place, offer, times)
  if (!taken) throw new Error('what was possible is not')
  return {
    choices: [...here.choices, { offer, times }],
    place: taken.place,
    points: here.points + taken.points,
    cost: here.cost + times * price,
  }
}

/** Best rate first; of equal ones the earlier moment, then the order of the candidates. */
function inOrder({ offers, costOf }: Task): readonly Offer[] {
  const rate = (offer: Offer) =>
    (rateOf(offer) || offer.once.reduce((sum, { points }) => sum + points, 0)) / costOf(offer)
  return offers.toSorted((a, b) => rate(b) - rate(a))
}

function isBetter(one: Chosen, other: Chosen, need: number): boolean {
  const [a, b] = [Math.min(one.points, need), Math.min(other.points, need)]
  return a > b || (a === b && one.cost < other.cost)
}
