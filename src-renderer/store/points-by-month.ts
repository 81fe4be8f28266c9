import type { HistoryRow } from '@shared/ipc/views'

export type Month = {
  /** `2026-11` */
  readonly month: string
  readonly points: number
}

const partsOf = (at: string, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
  }).formatToParts(new Date(at))
  const part = (type: 'year' | 'month') => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}`
}

/** What each of the last months gave, in the programme's time zone; the present month is the last one. */
export function pointsByMonth(
  rows: readonly HistoryRow[],
  timeZone: string,
  now: Date,
  count: number,
): readonly Month[] {
  const sums = new Map<string, number>()
  for (const { entry } of rows) {
    const month = partsOf(entry.occurredAt, timeZone)
    sums.set(month, (sums.get(month) ?? 0) + entry.amount)
  }
  const last = partsOf(now.toISOString(), timeZone)
  return Array.from({ length: count }, (_, index) => {
    const month = monthBefore(last, count - 1 - index)
    return { month, points: sums.get(month) ?? 0 }
  })
}

/** So many months before (or, negative, after) a month. */
export function monthBefore(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const moved = year * 12 + (number - 1) - by
  return `${Math.floor(moved / 12)}-${String((moved % 12) + 1).padStart(2, '0')}`
}

/**
 * What the next month gives if it goes on as the last three whole months did; null while there are none with points to
 * go by. A pace, and no promise: caps and milestones are not looked at.
 */
export function paceOf(months: readonly Month[]): number | null {
  const whole = months.slice(0, -1).slice(-3)
  const sum = whole.reduce((total, { points }) => total + Math.max(0, points), 0)
  return whole.length === 0 || sum === 0 ? null : Math.round(sum / whole.length)
}
