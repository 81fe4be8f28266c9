import type { Invariants } from './invariants'
import type { Sketch } from './text'

/**
 * Two surfaces are the same where no number differs by more than this: a thirtieth of what 1 % of size makes. See
 * docs/similarity.md for how it was chosen.
 */
export const SAME_DISTANCE = 0.0003

/** At this distance the likeness is a half. Scaling by 1 % makes as much. */
const HALF_DISTANCE = 0.01

/** Below this, numbers that tell the hand are rounding, or which way the quads of a symmetric body were cut. */
const LEAST_HAND = 1e-5
/** How far rounding moves the numbers that tell the hand, at most, when it moves the others by 1. */
const HAND_NOISE = 4

const difference = (a: number, b: number) => Math.abs(a - b)
/** Numbers beyond 1 belong to surfaces with something small far out, and rounding moves them the more. */
const quotient = (a: number, b: number) => difference(a, b) / Math.max(1, Math.abs(a), Math.abs(b))

const farthest = (
  a: readonly number[],
  b: readonly number[],
  apart: (a: number, b: number) => number,
): number => a.reduce((most, value, i) => Math.max(most, apart(value, b[i] ?? 0)), 0)

/** How far two surfaces differ, relative to their size and wherever they are; a mirrored one at least as 1 % of size. */
function apart(a: Invariants, b: Invariants): number {
  const form = Math.max(farthest(a.sizes, b.sizes, difference), farthest(a.shape, b.shape, quotient))
  const asIs = farthest(a.hand, b.hand, quotient)
  const turnedOver = farthest(a.hand, b.hand, (x, y) => quotient(x, -y))
  const mirrored = turnedOver < asIs / 2 && asIs > LEAST_HAND && asIs > HAND_NOISE * form
  return Math.max(form, asIs, mirrored ? HALF_DISTANCE : 0)
}

export const isSameBody = (a: Invariants, b: Invariants): boolean => apart(a, b) <= SAME_DISTANCE

const nearest = (body: Invariants, all: readonly Invariants[]): number =>
  all.reduce((least, other) => Math.min(least, apart(body, other)), Infinity)

/**
 * How far two models differ: as they stand, or by the body that is least like any of the other's, however the bodies
 * stand and however often each is there; whichever is less. The same whichever comes first.
 */
export function distanceBetween(a: Sketch, b: Sketch): number {
  const worst = (one: Sketch, other: Sketch) =>
    one.bodies.reduce((most, body) => Math.max(most, nearest(body, other.bodies)), 0)
  return Math.min(apart(a.whole, b.whole), Math.max(worst(a, b), worst(b, a)))
}

/** Whether two sketches are of one model. Right and left hand are two, and so are two sizes. */
export const isSameModel = (a: Sketch, b: Sketch): boolean => distanceBetween(a, b) <= SAME_DISTANCE

const areaOf = ({ sizes }: Invariants) => Math.exp(2 * (sizes[0] ?? 0))

/** The mean over the bodies of a model, by area, of what `worth` says of each. */
function byArea({ bodies }: Sketch, worth: (body: Invariants) => number): number {
  const all = bodies.reduce((sum, body) => sum + areaOf(body), 0)
  return bodies.reduce((sum, body) => sum + areaOf(body) * worth(body), 0) / all
}

const likenessAt = (distance: number) => 1 / (1 + distance / HALF_DISTANCE)

/**
 * How alike two models are, from 0 to 1: as wholes, or body by body, whichever is more. 0.5 is what 1 % of size leaves,
 * and what a mirrored copy has at most. The same whichever comes first.
 */
export function likeness(a: Sketch, b: Sketch): number {
  const within = (one: Sketch, other: Sketch) =>
    byArea(one, (body) => likenessAt(nearest(body, other.bodies)))
  return Math.max(likenessAt(apart(a.whole, b.whole)), Math.min(within(a, b), within(b, a)))
}

/** The share of `part`, by area and each different body once, that `model` has too: 1 where all of it is there. */
export const shareWithin = (part: Sketch, model: Sketch): number =>
  byArea(part, (body) => (nearest(body, [model.whole, ...model.bodies]) <= SAME_DISTANCE ? 1 : 0))
