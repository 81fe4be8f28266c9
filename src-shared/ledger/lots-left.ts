import type { Credit, Lots } from './lots'
import { expiringBy, type Bag } from './lots-bag'

/** Days before an expiry from which on a member is reminded of it. */
export const soonDays = 30

export type Lot = {
  /** The entry of the credit. */
  readonly entry: string
  readonly left: number
  readonly held: number
  readonly expiresAt: number | null
}

/** Every credit and what there still is of it, in the order in which they were recorded. */
export function lotList(lots: Lots): readonly Lot[] {
  const left = pointsByCredit([lots.free])
  const held = pointsByCredit([...lots.holds.values()].map(({ points }) => points))
  return [...lots.credits.values()].map((one) => ({
    entry: one.entry.id,
    left: left.get(one) ?? 0,
    held: held.get(one) ?? 0,
    expiresAt: one.expiresAt === Number.POSITIVE_INFINITY ? null : one.expiresAt,
  }))
}

/** How much expires when, up to a moment, earliest first: what a member sees while there is time to spend it. */
export function expiringSoon(
  lots: Lots,
  until: string,
): readonly { readonly at: string; readonly points: number }[] {
  const sums = new Map<number, number>()
  for (const [{ expiresAt }, left] of expiringBy(lots.free, Date.parse(until))) {
    sums.set(expiresAt, (sums.get(expiresAt) ?? 0) + left)
  }
  return [...sums].map(([at, points]) => ({ at: new Date(at).toISOString(), points }))
}

function pointsByCredit(bags: readonly Bag<Credit>[]): ReadonlyMap<Credit, number> {
  const sums = new Map<Credit, number>()
  for (const bag of bags) {
    for (const [one, points] of expiringBy(bag, Number.POSITIVE_INFINITY)) {
      sums.set(one, (sums.get(one) ?? 0) + points)
    }
  }
  return sums
}
