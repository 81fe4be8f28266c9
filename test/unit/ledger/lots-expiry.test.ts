import { describe, expect, it } from 'vitest'
import { earnedBefore, expiryBy } from '@shared/ledger/lots-expiry'
import { school } from '../programme/support/third-programme'

const twelve = (timeZone: string) => school({ version: '1', timeZone, expiry: { months: 12 } })
const end = (programme: ReturnType<typeof school>, occurredAt: string) => {
  const at = expiryBy([programme])({ programme: programme.id, version: programme.version, occurredAt })
  return at === null ? null : new Date(at).toISOString()
}

describe('twelve months to the end of that month', () => {
  it.each([
    ['UTC', '2026-03-01T00:00:00.000Z', '2027-04-01T00:00:00.000Z'],
    ['UTC', '2026-03-31T23:59:59.999Z', '2027-04-01T00:00:00.000Z'],
    ['UTC', '2026-04-01T00:00:00Z', '2027-05-01T00:00:00.000Z'],
    ['UTC', '2026-12-15T12:00:00Z', '2028-01-01T00:00:00.000Z'],
    ['UTC', '2027-02-10T12:00:00Z', '2028-03-01T00:00:00.000Z'],
    ['UTC', '2028-02-29T12:00:00Z', '2029-03-01T00:00:00.000Z'],
    ['Europe/Berlin', '2026-02-28T23:00:00Z', '2027-03-31T22:00:00.000Z'],
    ['Europe/Berlin', '2026-02-28T22:59:59Z', '2027-02-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-10-31T23:00:00Z', '2027-11-30T23:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-31T09:59:59Z', '2027-03-31T10:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-31T10:00:00Z', '2027-04-30T10:00:00.000Z'],
    ['Etc/GMT+12', '2026-04-01T11:59:59Z', '2027-04-01T12:00:00.000Z'],
    ['Etc/GMT+12', '2026-04-01T12:00:00Z', '2027-05-01T12:00:00.000Z'],
  ])('in %s, what was earned at %s expires at %s', (timeZone, occurredAt, expires) => {
    expect(end(twelve(timeZone), occurredAt)).toBe(expires)
    const programme = twelve(timeZone)
    const just = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString()
    const instant = just(occurredAt, 0)
    expect(instant < earnedBefore(programme, expires)!).toBe(true)
    expect(instant < earnedBefore(programme, just(expires, -1))!).toBe(false)
  })

  it('is counted in months, not in days: one month from the end of January is the end of February', () => {
    const one = school({ version: '1', timeZone: 'UTC', expiry: { months: 1 } })
    expect(end(one, '2027-01-31T12:00:00Z')).toBe('2027-03-01T00:00:00.000Z')
    expect(end(one, '2028-01-31T12:00:00Z')).toBe('2028-03-01T00:00:00.000Z')
  })
})

describe('the version that an entry names', () => {
  const [first, second] = [
    school({ version: '1', timeZone: 'UTC', expiry: { months: 6 } }),
    school({ version: '2', timeZone: 'Etc/GMT+12', expiry: { months: 1 }, from: '2026-06-01T00:00:00Z' }),
  ]
  const { expiry: _, ...without } = school({ version: '3' })
  const expiresAt = expiryBy([second, without, first])
  const of = (version: string, programme = first.id) =>
    expiresAt({ programme, version, occurredAt: '2026-07-01T03:00:00Z' })

  it('decides how long and in which zone, whatever is in force by now', () => {
    expect(of('1')).toBe(Date.parse('2027-02-01T00:00:00Z'))
    expect(of('2')).toBe(Date.parse('2026-08-01T12:00:00Z'))
  })

  it('may be one without expiry, or not known any more: then points never expire', () => {
    expect(of('3')).toBeNull()
    expect(of('4')).toBeNull()
    expect(of('1', 'another-programme')).toBeNull()
    expect(earnedBefore(without, '2030-01-01T00:00:00Z')).toBeNull()
  })
})
