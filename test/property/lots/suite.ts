import fc from 'fast-check'
import { expect } from 'vitest'
import { sumEntries, type Entry } from '@shared/ledger/entry'
import type { ExpiryDraft } from '@shared/ledger/lots-due'
import type { Lot } from '@shared/ledger/lots-left'
import type { Keeper } from './keeper'
import { naiveKeeper, sound } from './naive'
import { blank, expiresAt, happenings, ledgerOf } from './streams'

/** What holds of a keeper of lots, whatever happens: each is put to the real one and to broken ones. */
export type Property = {
  readonly name: string
  readonly holds: (keeper: Keeper, runs: Runs) => void
}
type Runs = { readonly seed: number; readonly numRuns: number; readonly endOnFailure?: boolean }

const naive = naiveKeeper(sound)
const later = '2027-06-01T00:00:00.000Z'

export const properties: readonly Property[] = [
  property('what is left, what is held and what is due is what a naive second keeper says', (keeper) =>
    fc.property(happenings, (all) => {
      const { entries, now } = ledgerOf(all, keeper)
      expect(keeper.lots(entries, expiresAt)).toEqual(naive.lots(entries, expiresAt))
      for (const moment of [now, later]) {
        expect(keeper.due(entries, expiresAt, moment).map(essence)).toEqual(
          naive.due(entries, expiresAt, moment).map(essence),
        )
        expect(keeper.soon(entries, expiresAt, moment)).toEqual(naive.soon(entries, expiresAt, moment))
      }
    }),
  ),
  property(
    'where nothing is owed, all lots come to the balance, and what is left to what is available',
    (keeper) =>
      fc.property(happenings, (all) => {
        const { entries } = ledgerOf(all, keeper)
        const { balance, available } = sumEntries(entries)
        const { left, held } = sums(keeper.lots(entries, expiresAt))
        expect(left).toBe(Math.max(0, available))
        if (available >= 0) expect(left + held).toBe(balance)
      }),
  ),
  property('nothing expires that is held, was spent or is still good', (keeper) =>
    fc.property(happenings, (all) => {
      const { entries } = ledgerOf(all, keeper)
      const gone = new Map<string, number>()
      entries.forEach((entry, index) => {
        if (entry.kind !== 'expiry') return
        const before = sumEntries(entries.slice(0, index)).available
        expect(-entry.amount).toBeGreaterThan(0)
        expect(-entry.amount).toBeLessThanOrEqual(before)
        const credit = entries.find(({ id }) => id === entry.answers)!
        expect(expiresAt(credit)).toBeLessThanOrEqual(Date.parse(entry.recordedAt))
        gone.set(credit.id, (gone.get(credit.id) ?? 0) - entry.amount)
        expect(gone.get(credit.id)).toBeLessThanOrEqual(credit.amount)
      })
    }),
  ),
  property('what has expired does so once, however often it is asked', (keeper) =>
    fc.property(happenings, (all) => {
      const { entries, now } = ledgerOf([...all, look, look], keeper)
      const steps = entries.filter(({ kind }) => kind === 'expiry').map((one) => `${one.answers} ${one.step}`)
      expect(new Set(steps).size).toBe(steps.length)
      expect(keeper.due(entries, expiresAt, now)).toEqual([])
      const past = keeper
        .lots(entries, expiresAt)
        .filter((lot) => lot.left > 0 && lot.expiresAt !== null && lot.expiresAt <= Date.parse(now))
      expect(past).toEqual([])
    }),
  ),
  property('an order that is given back leaves everything as it was', (keeper) =>
    fc.property(happenings, fc.integer({ min: 1, max: 30 }), (all, points) => {
      const { entries, now } = ledgerOf(all, keeper)
      const { available } = sumEntries(entries)
      if (available < 1) return
      const held = Math.min(available, points)
      const hold: Entry = { ...blank(entries.length, now), kind: 'hold', held, rule: 'store' }
      const release: Entry = {
        ...blank(entries.length + 1, now),
        kind: 'release',
        held: -held,
        rule: 'store',
        answers: hold.id,
      }
      expect(keeper.lots([...entries, hold, release], expiresAt)).toEqual(keeper.lots(entries, expiresAt))
    }),
  ),
  property('what is spent is what expires first', (keeper) =>
    fc.property(happenings, fc.integer({ min: 1, max: 30 }), (all, points) => {
      const { entries, now } = ledgerOf(all, keeper)
      const spend: Entry = { ...blank(entries.length, now), kind: 'adjustment', amount: -points }
      const before = keeper.lots(entries, expiresAt)
      const after = keeper.lots([...entries, spend], expiresAt)
      const eaten = before.filter((lot, n) => after[n]!.left < lot.left).map(endOf)
      const kept = after.filter(({ left }) => left > 0).map(endOf)
      expect(Math.max(...eaten, 0)).toBeLessThanOrEqual(Math.min(...kept, Number.POSITIVE_INFINITY))
    }),
  ),
  property('what a correction takes is its own award’s as long as there is any left of it', (keeper) =>
    fc.property(happenings, fc.nat(), (all, which) => {
      const { entries, now } = ledgerOf(all, keeper)
      const lots = keeper.lots(entries, expiresAt).filter(({ left }) => left > 0)
      const lot = lots[which % (lots.length || 1)]
      if (!lot) return
      const correction: Entry = {
        ...blank(entries.length, now),
        kind: 'deduction',
        amount: -lot.left,
        answers: lot.entry,
      }
      expect(keeper.lots([...entries, correction], expiresAt)).toEqual(
        keeper.lots(entries, expiresAt).map((one) => (one.entry === lot.entry ? { ...one, left: 0 } : one)),
      )
    }),
  ),
]

function property<T>(name: string, of: (keeper: Keeper) => fc.IProperty<T>): Property {
  return { name, holds: (keeper, runs) => fc.assert(of(keeper), runs) }
}

const look = { hours: 0, which: 0, points: 1, what: 'look' } as const

const essence = ({ answers, amount, step, version, occurredAt, reason }: ExpiryDraft) => ({
  answers,
  amount,
  step,
  version,
  occurredAt,
  reason,
})

const sums = (lots: readonly Lot[]): { readonly left: number; readonly held: number } => ({
  left: lots.reduce((sum, { left }) => sum + left, 0),
  held: lots.reduce((sum, { held }) => sum + held, 0),
})

const endOf = (lot: Lot): number => lot.expiresAt ?? Number.POSITIVE_INFINITY
