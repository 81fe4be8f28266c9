/** What points are credited to, as far as their place in the order of eating goes. */
export type Place = {
  /** Milliseconds since 1970; infinite where they never expire. */
  readonly expiresAt: number
  /** The how-many-th credit it is. */
  readonly nth: number
}

/**
 * Points of several credits in the order in which they are eaten: the first to expire first, and of those the first
 * credited. Immutable; each function takes time by the logarithm of its size, so that holding and giving back
 * everything again and again costs no more than a few points do (a treap, whose priorities come of `nth`).
 */
export type Bag<P extends Place> = Node<P> | null
type Node<P extends Place> = {
  readonly place: P
  readonly points: number
  /** Of this node and all under it. */
  readonly total: number
  readonly before: Bag<P>
  readonly after: Bag<P>
}

export const bagOf = <P extends Place>(place: P, points: number): Bag<P> => node(place, points, null, null)

export const pointsIn = (bag: Bag<Place>): number => bag?.total ?? 0

/** The first so many points, or all there are, and the rest. */
export function take<P extends Place>(bag: Bag<P>, points: number): readonly [Bag<P>, Bag<P>] {
  if (bag === null || points <= 0) return [null, bag]
  const { place, before, after } = bag
  const own = points - pointsIn(before)
  if (own <= 0) {
    const [taken, rest] = take(before, points)
    return [taken, node(place, bag.points, rest, after)]
  }
  if (own >= bag.points) {
    const [taken, rest] = take(after, own - bag.points)
    return [node(place, bag.points, before, taken), rest]
  }
  return [node(place, own, before, null), node(place, bag.points - own, null, after)]
}

/** At most so many points of one credit, and the rest. */
export function takeOf<P extends Place>(bag: Bag<P>, place: P, points: number): readonly [Bag<P>, Bag<P>] {
  const { before, own, after } = split(bag, place)
  const taken = Math.min(own, Math.max(0, points))
  const rest = own > taken ? joined(bagOf(place, own - taken), after) : after
  return [taken > 0 ? bagOf(place, taken) : null, joined(before, rest)]
}

/** All points that expire at a moment or before it, first to expire first. */
export function* expiringBy<P extends Place>(bag: Bag<P>, moment: number): Generator<readonly [P, number]> {
  if (bag === null) return
  yield* expiringBy(bag.before, moment)
  if (bag.place.expiresAt > moment) return
  yield [bag.place, bag.points]
  yield* expiringBy(bag.after, moment)
}

/** The points of both. */
export function together<P extends Place>(a: Bag<P>, b: Bag<P>): Bag<P> {
  if (a === null) return b
  if (b === null) return a
  const [root, other] = above(a.place, b.place) ? [a, b] : [b, a]
  const { before, own, after } = split(other, root.place)
  return node(root.place, root.points + own, together(root.before, before), together(root.after, after))
}

type Parts<P extends Place> = { readonly before: Bag<P>; readonly own: number; readonly after: Bag<P> }

function split<P extends Place>(bag: Bag<P>, place: Place): Parts<P> {
  if (bag === null) return { before: null, own: 0, after: null }
  const order = compare(place, bag.place)
  if (order === 0) return { before: bag.before, own: bag.points, after: bag.after }
  if (order < 0) {
    const parts = split(bag.before, place)
    return { ...parts, after: node(bag.place, bag.points, parts.after, bag.after) }
  }
  const parts = split(bag.after, place)
  return { ...parts, before: node(bag.place, bag.points, bag.before, parts.before) }
}

/** Both, where all of the first comes before all of the second. */
function joined<P extends Place>(first: Bag<P>, second: Bag<P>): Bag<P> {
  if (first === null) return second
  if (second === null) return first
  return above(first.place, second.place)
    ? node(first.place, first.points, first.before, joined(first.after, second))
    : node(second.place, second.points, joined(first, second.before), second.after)
}

function node<P extends Place>(place: P, points: number, before: Bag<P>, after: Bag<P>): Bag<P> {
  return { place, points, total: pointsIn(before) + points + pointsIn(after), before, after }
}

const compare = (a: Place, b: Place): number =>
  a.expiresAt === b.expiresAt ? a.nth - b.nth : a.expiresAt < b.expiresAt ? -1 : 1

const above = (a: Place, b: Place): boolean => {
  const [one, other] = [mixed(a.nth), mixed(b.nth)]
  return one === other ? a.nth > b.nth : one > other
}

/** The number of a credit as if it had been drawn by lot (the end of MurmurHash3, which never gives a number twice). */
function mixed(nth: number): number {
  let bits = nth >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
