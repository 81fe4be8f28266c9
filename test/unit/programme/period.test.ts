import { describe, expect, it } from 'vitest'
import { anniversaryOf, nextPeriodStart, periodOf } from '@shared/programme/period'

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

describe('the next calendar period', () => {
  const after = (...args: Parameters<typeof nextPeriodStart>) =>
    new Date(nextPeriodStart(...args)).toISOString()

  it.each([
    ['UTC', 'day', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00.000Z'],
    ['UTC', 'day', '2026-12-01T00:00:00Z', '2026-12-02T00:00:00.000Z'],
    ['UTC', 'day', '2028-02-28T12:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['UTC', 'week', '2027-01-03T23:59:59Z', '2027-01-04T00:00:00.000Z'],
    ['UTC', 'week', '2027-01-04T00:00:00Z', '2027-01-11T00:00:00.000Z'],
    ['UTC', 'month', '2026-12-31T12:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['UTC', 'month', '2028-02-01T00:00:00Z', '2028-03-01T00:00:00.000Z'],
    ['UTC', 'year', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['Pacific/Kiritimati', 'day', '2026-11-30T09:59:59Z', '2026-11-30T10:00:00.000Z'],
    ['Pacific/Kiritimati', 'week', '2026-11-22T10:00:00Z', '2026-11-29T10:00:00.000Z'],
    ['Pacific/Kiritimati', 'month', '2026-11-30T09:59:59Z', '2026-11-30T10:00:00.000Z'],
    ['Pacific/Kiritimati', 'month', '2026-11-30T10:00:00Z', '2026-12-31T10:00:00.000Z'],
    ['Pacific/Kiritimati', 'year', '2026-12-31T09:59:59Z', '2026-12-31T10:00:00.000Z'],
    ['Etc/GMT+12', 'day', '2026-12-01T11:59:59Z', '2026-12-01T12:00:00.000Z'],
    ['Etc/GMT+12', 'week', '2026-11-23T11:59:59Z', '2026-11-23T12:00:00.000Z'],
    ['Etc/GMT+12', 'month', '2026-12-01T11:59:59Z', '2026-12-01T12:00:00.000Z'],
    ['Etc/GMT+12', 'year', '2027-01-01T11:59:59Z', '2027-01-01T12:00:00.000Z'],
    ['Europe/Berlin', 'month', '2026-03-15T12:00:00Z', '2026-03-31T22:00:00.000Z'],
    ['Europe/Berlin', 'month', '2026-10-15T12:00:00Z', '2026-10-31T23:00:00.000Z'],
    ['Europe/Berlin', 'day', '2026-03-29T12:00:00Z', '2026-03-29T22:00:00.000Z'],
    ['Asia/Kathmandu', 'month', '2026-11-30T18:14:59Z', '2026-11-30T18:15:00.000Z'],
  ] as const)('in %s, a %s after %s, begins at %s', (timeZone, per, at, start) => {
    expect(after(timeZone, per, at)).toBe(start)
  })

  it.each([
    [
      'the clock is put forward at midnight',
      'Africa/Cairo',
      '2026-04-23T12:00:00Z',
      '2026-04-23T22:00:00.000Z',
    ],
    ['it is put back to midnight', 'America/Havana', '2026-10-31T12:00:00Z', '2026-11-01T04:00:00.000Z'],
    ['it is put back at midnight', 'Asia/Beirut', '2026-10-24T12:00:00Z', '2026-10-24T22:00:00.000Z'],
    ['it is put back over midnight', 'America/St_Johns', '2009-10-31T12:00:00Z', '2009-11-01T03:30:00.000Z'],
    [
      'it is put forward over midnight',
      'America/Toronto',
      '1919-03-30T12:00:00Z',
      '1919-03-31T04:30:00.000Z',
    ],
    ['a whole day is left out', 'Pacific/Apia', '2011-12-29T12:00:00Z', '2011-12-30T10:00:00.000Z'],
  ])('where %s (%s) is the first instant that stays in it', (_, timeZone, at, start) => {
    expect(after(timeZone, 'day', at)).toBe(start)
  })

  it('is told so many ahead, or behind', () => {
    expect(after('Europe/Berlin', 'month', '2026-01-31T22:59:59Z', 13)).toBe('2027-01-31T23:00:00.000Z')
    expect(after('Europe/Berlin', 'month', '2026-01-31T23:00:00Z', 13)).toBe('2027-02-28T23:00:00.000Z')
    expect(after('Europe/Berlin', 'month', '2026-07-15T12:00:00Z', 0)).toBe('2026-06-30T22:00:00.000Z')
    expect(after('Europe/Berlin', 'month', '2026-07-15T12:00:00Z', -12)).toBe('2025-06-30T22:00:00.000Z')
  })

  it.each([
    'UTC',
    'Africa/Cairo',
    'America/Havana',
    'America/Santiago',
    'America/St_Johns',
    'Asia/Beirut',
    'Asia/Tehran',
    'Australia/Lord_Howe',
    'Etc/GMT+12',
    'Europe/Lisbon',
    'Pacific/Apia',
    'Pacific/Kiritimati',
  ])('is in %s where the period of an instant turns, for three years', (timeZone) => {
    for (const per of ['day', 'week', 'month', 'year'] as const) {
      const period = (at: number) => periodOf(timeZone, per, new Date(at).toISOString())
      const end = Date.UTC(2012, 5, 1)
      for (let at = Date.UTC(2009, 5, 1); at < end;) {
        const next = nextPeriodStart(timeZone, per, new Date(at).toISOString())
        expect(next).toBeGreaterThan(at)
        expect(period(next - 1)).toBe(period(at))
        expect(period(next)).not.toBe(period(at))
        at = next
      }
    }
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
