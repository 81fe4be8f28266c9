import { z } from 'zod'

const moment = z.iso.datetime({ offset: true })
const day = z.iso.date()

/** A moment as a person writes it (RFC 3339 with any offset, or a date, which begins in UTC) as one in UTC. */
export function instantOf(text: string): string | null {
  if (!moment.safeParse(text).success && !day.safeParse(text).success) return null
  return new Date(text).toISOString()
}
