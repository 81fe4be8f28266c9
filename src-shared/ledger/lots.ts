import { awardKey } from './check'
import type { Entry } from './entry'
import { bagOf, pointsIn, take, takeOf, together, type Bag } from './lots-bag'
import type { ExpiresAt } from './lots-expiry'

/** What of an entry decides about lots. */
export type LotEntry = Omit<Entry, 'recordedAt' | 'reason' | 'why'>

/** A credit: an award, an adjustment in the member's favour, or what was brought forward. */
export type Credit = {
  readonly entry: LotEntry
  readonly nth: number
  /** Infinite for never. */
  readonly expiresAt: number
  /** How often something of it has expired. */
  expiries: number
}

/** Points that wait for the end of a redemption or a dispute, and how many of them no credit could give yet. */
type Hold = { points: Bag<Credit>; short: number }

/**
 * What one member has of one programme, credit by credit (docs/adr/0011). Σ free − debt − Σ short is what is available;
 * while something is owed nothing is free.
 */
export type Lots = {
  readonly expiresAt: ExpiresAt
  readonly credits: Map<string, Credit>
  /** The same by rule, subject and step, which a dispute of an award shares with it. */
  readonly awards: Map<string, Credit>
  readonly holds: Map<string, Hold>
  /** Holds that later credits have to fill, the oldest first. */
  readonly short: Set<Hold>
  free: Bag<Credit>
  /** Spent or taken back without a credit to take it from; later credits fill it. */
  debt: number
}

/** Works out the lots from a member's entries of one programme, in the order in which they were recorded. */
export function lotsOf(entries: Iterable<LotEntry>, expiresAt: ExpiresAt): Lots {
  const lots: Lots = {
    expiresAt,
    credits: new Map(),
    awards: new Map(),
    holds: new Map(),
    short: new Set(),
    free: null,
    debt: 0,
  }
  for (const entry of entries) addEntry(lots, entry)
  return lots
}

/** Takes in the next entry. Changes the lots in place. */
export function addEntry(lots: Lots, entry: LotEntry): void {
  switch (entry.kind) {
    case 'hold':
      return hold(lots, entry)
    case 'release':
      return release(lots, entry)
    case 'capture':
      return capture(lots, entry)
    case 'award':
    case 'adjustment':
    case 'brought-forward':
    case 'deduction':
    case 'reversal':
    case 'expiry':
      return entry.amount > 0 ? credit(lots, entry) : spend(lots, entry)
  }
}

function credit(lots: Lots, entry: LotEntry): void {
  const expiresAt = lots.expiresAt(entry) ?? Number.POSITIVE_INFINITY
  const made: Credit = { entry, nth: lots.credits.size, expiresAt, expiries: 0 }
  lots.credits.set(entry.id, made)
  if (entry.kind === 'award') lots.awards.set(awardKey(entry), made)
  give(lots, bagOf(made, entry.amount))
}

/** A correction eats its own award first; all that is spent comes of what expires first. */
function spend(lots: Lots, entry: LotEntry): void {
  if (entry.amount === 0) return
  const own = lots.credits.get(entry.answers ?? '')
  if (entry.kind === 'expiry' && own) own.expiries += 1
  lots.debt += -entry.amount - pointsIn(draw(lots, -entry.amount, own))
}

/** A dispute holds the points in question first; an order what expires first. */
function hold(lots: Lots, entry: LotEntry): void {
  const points = draw(lots, entry.held, lots.awards.get(awardKey(entry)))
  const made = { points, short: entry.held - pointsIn(points) }
  lots.holds.set(entry.id, made)
  if (made.short > 0) lots.short.add(made)
}

/** Gives back to the lots that gave; of a part, what expires last, so that the part that is spent is what expires first. */
function release(lots: Lots, entry: LotEntry): void {
  const found = lots.holds.get(entry.answers ?? '')
  if (!found) return
  const unfilled = Math.min(found.short, -entry.held)
  found.short -= unfilled
  const [kept, back] = take(found.points, pointsIn(found.points) + entry.held + unfilled)
  found.points = kept
  forget(lots, entry, found)
  give(lots, back)
}

/** Spends what its own hold took. */
function capture(lots: Lots, entry: LotEntry): void {
  const found = lots.holds.get(entry.answers ?? '')
  if (!found) return
  const [spent, kept] = take(found.points, -entry.amount)
  const unfilled = -entry.amount - pointsIn(spent)
  found.points = kept
  found.short = Math.max(0, found.short - unfilled)
  lots.debt += unfilled
  forget(lots, entry, found)
}

function forget(lots: Lots, { answers }: LotEntry, found: Hold): void {
  if (found.short === 0) lots.short.delete(found)
  if (found.short === 0 && found.points === null) lots.holds.delete(answers ?? '')
}

function draw(lots: Lots, points: number, from: Credit | undefined): Bag<Credit> {
  const [own, others] = from ? takeOf(lots.free, from, points) : [null, lots.free]
  const [more, rest] = take(others, points - pointsIn(own))
  lots.free = rest
  return together(own, more)
}

/** Points that come free fill the debt first, then the holds that are short. */
function give(lots: Lots, points: Bag<Credit>): void {
  lots.free = together(lots.free, points)
  if (lots.debt > 0) lots.debt -= pointsIn(draw(lots, lots.debt, undefined))
  for (const found of lots.short) {
    const filled = draw(lots, found.short, undefined)
    found.points = together(found.points, filled)
    found.short -= pointsIn(filled)
    if (found.short > 0) return
    lots.short.delete(found)
  }
}
