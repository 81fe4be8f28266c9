import { describe, expect, it } from 'vitest'
import { anniversaryOf, periodOf } from '@shared/programme/period'

describe('the calendar period of an instant', () => {
  it.each([
    ['UTC', '2026-11-30T23:59:59.999Z', '2026-11'],
    ['UTC', '2026-12-01T00:00:00Z', '2026-12'],
    ['Pacific/Kiritimati', '2026-11-30T09:59:59Z', '2026-11'],
    ['Pacific/Kiritimati', '2026-11-30T10:00:00Z', '2026-12'],
    ['Etc/GMT+12', '2026-12-01T11:59:59Z', '2026-11'],
    ['Etc/GMT+12', '2026-12-01T12:00:00Z', '2026-12'],
    ['Europe/Berlin', '2026-03-31T21:59:59Z', '2026-03'],
    ['Europe/Berlin', '2026-03-31T22:00:00Z', '2026-04'],
    ['Europe/Berlin', '2026-10-31T22:59:59Z', '2026-10'],
    ['Europe/Berlin', '2026-10-31T23:00:00Z', '2026-11'],
    ['Asia/Kathmandu', '2026-11-30T18:15:00Z', '2026-12'],
  ])('in %s the month of %s is %s', (timeZone, at, month) => {
    expect(periodOf(timeZone, 'month', at)).toBe(month)
  })

  it.each([
    ['2024-12-29T12:00:00Z', '2024-W52'],
    ['2024-12-30T12:00:00Z', '2025-W01'],
    ['2027-01-03T12:00:00Z', '2026-W53'],
    ['2027-01-04T12:00:00Z', '2027-W01'],
  ])('the week of %s is %s', (at, week) => {
    expect(periodOf('UTC', 'week', at)).toBe(week)
  })

  it('days and years turn with the zone, and `ever` has none', () => {
    expect(periodOf('America/New_York', 'day', '2026-07-05T03:59:59Z')).toBe('2026-07-04')
    expect(periodOf('America/New_York', 'year', '2027-01-01T04:59:59Z')).toBe('2026')
    expect(periodOf('UTC', 'ever', '2027-01-01T04:59:59Z')).toBeNull()
  })
})

describe('the k-th anniversary', () => {
  const of = (timeZone: string, joined: string, k: number) =>
    new Date(anniversaryOf(timeZone, joined, k)).toISOString()

  it('is the same day and time k years on, and 28 February where there is no 29th', () => {
    expect(of('UTC', '2020-02-29T10:00:00.250Z', 1)).toBe('2021-02-28T10:00:00.250Z')
    expect(of('UTC', '2020-02-29T10:00:00Z', 4)).toBe('2024-02-29T10:00:00.000Z')
    expect(of('UTC', '2096-02-29T10:00:00Z', 4)).toBe('2100-02-28T10:00:00.000Z')
    expect(of('UTC', '2021-02-28T10:00:00Z', 3)).toBe('2024-02-28T10:00:00.000Z')
  })

  it('keeps the clock on the wall of its zone over a change of summer time', () => {
    expect(of('Europe/Berlin', '2025-03-30T10:00:00Z', 1)).toBe('2026-03-30T10:00:00.000Z')
    expect(of('Europe/Berlin', '2024-03-30T11:00:00Z', 1)).toBe('2025-03-30T10:00:00.000Z')
    expect(of('Europe/Berlin', '2024-03-30T01:30:00Z', 1)).toBe('2025-03-30T01:30:00.000Z')
  })

  it('takes the leap day of the zone, not of UTC', () => {
    expect(of('Pacific/Kiritimati', '2024-02-28T12:00:00Z', 1)).toBe('2025-02-27T12:00:00.000Z')
    expect(of('America/New_York', '2024-03-01T03:00:00Z', 1)).toBe('2025-03-01T03:00:00.000Z')
  })
})
