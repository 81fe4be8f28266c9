import { z } from 'zod'
import { monthIn } from '../time'
import type { Period } from './rule-schema'

/** An IANA time zone that this computer's calendar data knows. */
export const periodTimeZoneSchema = z
  .string()
  .refine(isTimeZone, { error: 'an IANA time zone such as Europe/Berlin' })

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * The calendar period an instant falls in: `2026`, `2026-11`, `2026-W47` (ISO 8601), `2026-11-22`; null for `ever`.
 * Decided by the fact's `at` in the programme's zone, never by the zone of the computer.
 */
export function periodOf(timeZone: string, per: Period, at: string): string | null {
  switch (per) {
    case 'ever':
      return null
    case 'month':
      return timeZone === 'UTC' ? at.slice(0, 7) : monthIn(timeZone, at)
    case 'year':
      return dayIn(timeZone, at).slice(0, 4)
    case 'day':
      return dayIn(timeZone, at)
    case 'week':
      return isoWeek(dayIn(timeZone, at))
  }
}

function dayIn(timeZone: string, at: string): string {
  if (timeZone === 'UTC') return at.slice(0, 10)
  const wall = wallTime(timeZone, Date.parse(at))
  return new Date(wall).toISOString().slice(0, 10)
}

function isoWeek(day: string): string {
  const thursday = new Date(`${day}T00:00:00Z`)
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7))
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`
}

/**
 * The instant at which the calendar period after the one of an instant begins in that zone, or the `ahead`-th after it:
 * the wall never shows an earlier time from then on, whatever summer time does at midnight. Milliseconds since 1970.
 */
export function nextPeriodStart(
  timeZone: string,
  per: Exclude<Period, 'ever'>,
  at: string,
  ahead = 1,
): number {
  const start = new Date(wallTime(timeZone, Date.parse(at)))
  start.setUTCHours(0, 0, 0, 0)
  switch (per) {
    case 'day':
      start.setUTCDate(start.getUTCDate() + ahead)
      break
    case 'week':
      start.setUTCDate(start.getUTCDate() - ((start.getUTCDay() + 6) % 7) + 7 * ahead)
      break
    case 'month':
      start.setUTCMonth(start.getUTCMonth() + ahead, 1)
      break
    case 'year':
      start.setUTCFullYear(start.getUTCFullYear() + ahead, 0, 1)
      break
  }
  return reachedForGood(timeZone, start.getTime())
}

/**
 * The k-th anniversary of an instant: same day and time in the programme's zone, k years on; 28 February where there
 * is no 29th. Milliseconds since 1970.
 */
export function anniversaryOf(timeZone: string, joinedAt: string, k: number): number {
  const wall = new Date(wallTime(timeZone, Date.parse(joinedAt)))
  const leapDay = wall.getUTCMonth() === 1 && wall.getUTCDate() === 29
  wall.setUTCFullYear(wall.getUTCFullYear() + k)
  if (leapDay && wall.getUTCMonth() !== 1) wall.setUTCDate(0)
  return instantOf(timeZone, wall.getTime())
}

/** The clock on the wall at an instant, as if it were UTC. */
function wallTime(timeZone: string, instant: number): number {
  if (timeZone === 'UTC') return instant
  const field = new Map(
    wallFormat(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const number = (type: Intl.DateTimeFormatPartTypes) => field.get(type) ?? 0
  const seconds = Date.UTC(
    2000,
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  )
  const wall = new Date(seconds)
  wall.setUTCFullYear(number('year'), number('month') - 1, number('day'))
  return wall.getTime() + (((instant % 1000) + 1000) % 1000)
}

/** The instant at which the wall shows that time; in a gap of summer time, as if the clock had not been put forward yet. */
function instantOf(timeZone: string, wall: number): number {
  if (timeZone === 'UTC') return wall
  const before = wall - (wallTime(timeZone, wall - 86_400_000) - (wall - 86_400_000))
  const near = wall - (wallTime(timeZone, before) - before)
  return wallTime(timeZone, near) === wall ? near : before
}

/** The first instant from which on the wall shows that time or a later one: it may be put back, or forward past it. */
function reachedForGood(timeZone: string, wall: number): number {
  const offsetAt = (instant: number) => wallTime(timeZone, instant) - instant
  const [before, after] = [offsetAt(wall - 86_400_000), offsetAt(wall + 86_400_000)]
  const late = wall - Math.min(before, after)
  if (before >= after) return offsetAt(late - 1) === before ? wall - before : late
  let [low, high] = [wall - after, late]
  if (offsetAt(low) === after) return low
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle) === after) high = middle
    else low = middle
  }
  return high
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wallFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return format
}
