import { monthIn } from '@shared/time'

/** The moment at which the next calendar month begins in a time zone, found by halving; a month is never longer than 31 days. */
export function nextMonth(timeZone: string, now: string): string {
  const month = monthIn(timeZone, now)
  const isLater = (ms: number) => monthIn(timeZone, new Date(ms).toISOString()) !== month
  let before = Math.floor(Date.parse(now) / 1000) * 1000
  let after = before + 32 * 24 * 3_600_000
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000
    if (isLater(middle)) after = middle
    else before = middle
  }
  return new Date(after).toISOString()
}
