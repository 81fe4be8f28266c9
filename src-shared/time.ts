import { z } from 'zod'

/** RFC 3339, in UTC, as programmes and services write it: `2026-11-22T13:31:00.000Z`. */
export const instantSchema = z.iso.datetime({ offset: false })

/**
 * Orders two instants, to the millisecond. Most are written alike or differ before the seconds and compare as text:
 * parsing each of a million again and again while they are sorted would cost seconds.
 */
export function compareInstants(a: string, b: string): number {
  if (a === b) return 0
  if (a.length === b.length && a.length <= '2026-11-22T13:31:00.000Z'.length) return a < b ? -1 : 1
  const [minuteOfA, minuteOfB] = [toMinute(a), toMinute(b)]
  if (minuteOfA !== minuteOfB) return minuteOfA < minuteOfB ? -1 : 1
  return Date.parse(a) - Date.parse(b)
}

const toMinute = (at: string): string => at.slice(0, '2026-11-22T13:31'.length)

export type Clock = { readonly now: () => Date }

/** `2026-11` of an instant as the calendar of an IANA time zone has it. */
export function monthIn(timeZone: string, at: string): string {
  const parts = monthFormat(timeZone).formatToParts(new Date(at))
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function monthFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'gregory',
      year: 'numeric',
      month: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}
