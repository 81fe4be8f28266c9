import { nextPeriodStart, periodOf } from '../programme/period'
import type { Programme } from '../programme/schema'
import type { Entry } from './entry'

/** When the points of a credit expire, in milliseconds since 1970; null for never. */
export type ExpiresAt = (credit: Pick<Entry, 'programme' | 'version' | 'occurredAt'>) => number | null

/**
 * By the version that an entry names: at the end of the month so many months after the one in which it occurred, in
 * the version's zone. Points of a version that is not known any more never expire.
 */
export function expiryBy(programmes: readonly Programme[]): ExpiresAt {
  const versions = new Map(programmes.map((one) => [JSON.stringify([one.id, one.version]), one]))
  const known = new Map<string, number>()
  return ({ programme, version, occurredAt }) => {
    const key = JSON.stringify([programme, version])
    const found = versions.get(key)
    if (found?.expiry === undefined) return null
    const month = `${key} ${periodOf(found.timeZone, 'month', occurredAt) ?? ''}`
    let end = known.get(month)
    if (end === undefined) {
      end = nextPeriodStart(found.timeZone, 'month', occurredAt, found.expiry.months + 1)
      known.set(month, end)
    }
    return end
  }
}

/** The moment before which points must have been earned to have expired by now; null where they never do. */
export function earnedBefore({ timeZone, expiry }: Programme, now: string): string | null {
  if (expiry === undefined) return null
  return new Date(nextPeriodStart(timeZone, 'month', now, -expiry.months)).toISOString()
}
