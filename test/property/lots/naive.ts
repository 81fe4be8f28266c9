import { awardKey } from '@shared/ledger/check'
import type { Entry } from '@shared/ledger/entry'
import type { ExpiresAt } from '@shared/ledger/lots-expiry'
import type { Keeper } from './keeper'

/** How points move; anything but `sound` is a mistake that the suite must catch. */
export type Policy = {
  readonly eats: 'first-to-expire' | 'last-credited'
  readonly givesBackTo: 'own' | 'newest'
  readonly expires: 'free' | 'held-too'
  readonly corrects: 'own-award' | 'first-to-expire'
  readonly debts: 'kept' | 'forgotten'
}
export const sound: Policy = {
  eats: 'first-to-expire',
  givesBackTo: 'own',
  expires: 'free',
  corrects: 'own-award',
  debts: 'kept',
}

/** One point, with an expiry of its own. */
type Point = { readonly credit: Entry; readonly nth: number; readonly end: number; where: string }

/** A second keeper, written to be read: every point moves on its own, and everything is worked out anew each time. */
export function naiveKeeper(policy: Policy): Keeper {
  const expired = (entries: readonly Entry[], expiresAt: ExpiresAt, moment: string) => {
    const points = pointsOf(entries, expiresAt, policy)
    const may = (where: string) => where === 'free' || (policy.expires === 'held-too' && where !== 'gone')
    return points.filter(({ end, where }) => may(where) && end <= Date.parse(moment)).sort(byExpiry)
  }
  return {
    lots: (entries, expiresAt) => {
      const points = pointsOf(entries, expiresAt, policy)
      return entries.filter(isCredit).map(({ id, ...rest }) => {
        const own = points.filter(({ credit }) => credit.id === id)
        const left = own.filter(({ where }) => where === 'free').length
        const gone = own.filter(({ where }) => where === 'gone').length
        return { entry: id, left, held: own.length - left - gone, expiresAt: expiresAt(rest) }
      })
    },
    due: (entries, expiresAt, now) => {
      const points = expired(entries, expiresAt, now)
      return [...new Set(points.map(({ credit }) => credit))].map((credit) => {
        const left = points.filter((point) => point.credit === credit).length
        const before = entries.filter(({ kind, answers }) => kind === 'expiry' && answers === credit.id)
        const { id, ...rest } = credit
        return {
          ...rest,
          amount: -left,
          kind: 'expiry',
          step: before.length + 1,
          answers: id,
          occurredAt: new Date(expiresAt(credit) ?? 0).toISOString(),
          recordedAt: now,
          reason: 'expired',
          why: { asked: -left },
        }
      })
    },
    soon: (entries, expiresAt, until) => {
      const points = expired(entries, expiresAt, until)
      return [...new Set(points.map(({ end }) => end))].map((end) => ({
        at: new Date(end).toISOString(),
        points: points.filter((point) => point.end === end).length,
      }))
    },
  }
}

const isCredit = ({ kind, amount }: Entry): boolean =>
  amount > 0 && (kind === 'award' || kind === 'adjustment' || kind === 'brought-forward')

const byExpiry = (a: Point, b: Point): number => (a.end === b.end ? a.nth - b.nth : a.end < b.end ? -1 : 1)

function pointsOf(entries: readonly Entry[], expiresAt: ExpiresAt, policy: Policy): readonly Point[] {
  const points: Point[] = []
  let debt = 0
  const missing: string[] = []
  const order = policy.eats === 'first-to-expire' ? byExpiry : (a: Point, b: Point): number => b.nth - a.nth
  const free = () => points.filter(({ where }) => where === 'free').sort(order)
  const heldBy = (hold: string) => points.filter(({ where }) => where === hold).sort(byExpiry)
  const next = (preferred: Entry | undefined): Point | undefined =>
    (policy.corrects === 'own-award' && free().find(({ credit }) => credit === preferred)) || free()[0]
  const settle = () => {
    for (let point = free()[0]; point && debt > 0; point = free()[0]) {
      point.where = 'gone'
      debt -= 1
    }
    for (let point = free()[0]; point && missing[0] !== undefined; point = free()[0]) {
      point.where = missing.shift() ?? ''
    }
  }
  entries.forEach((entry, nth) => {
    const hold = entry.answers ?? ''
    if (isCredit(entry)) {
      const end = expiresAt(entry) ?? Number.POSITIVE_INFINITY
      for (let n = 0; n < entry.amount; n += 1) points.push({ credit: entry, nth, end, where: 'free' })
    } else if (entry.kind === 'hold') {
      const award = entries.find((one) => one.kind === 'award' && awardKey(one) === awardKey(entry))
      for (let n = 0; n < entry.held; n += 1) {
        const point = next(award)
        if (point) point.where = entry.id
        else missing.push(entry.id)
      }
    } else if (entry.kind === 'release') {
      for (let n = 0; n < -entry.held; n += 1) {
        const point = heldBy(hold).at(-1)
        if (missing.includes(hold)) missing.splice(missing.indexOf(hold), 1)
        else if (point) giveBack(points, point, policy)
      }
    } else if (entry.kind === 'capture') {
      for (let n = 0; n < -entry.amount; n += 1) {
        const point = heldBy(hold)[0]
        if (point) point.where = 'gone'
        else if (missing.includes(hold)) {
          missing.splice(missing.indexOf(hold), 1)
          debt += 1
        }
      }
    } else {
      for (let n = 0; n < -entry.amount; n += 1) {
        const point = next(entries.find(({ id }) => id === entry.answers))
        if (point) point.where = 'gone'
        else if (policy.debts === 'kept') debt += 1
      }
    }
    settle()
  })
  return points
}

function giveBack(points: Point[], point: Point, policy: Policy): void {
  if (policy.givesBackTo === 'own') {
    point.where = 'free'
    return
  }
  point.where = 'gone'
  const newest = points.at(-1) ?? point
  points.push({ ...newest, where: 'free' })
}
