import { describe, expect, it } from 'vitest'
import { monthBefore, paceOf, pointsByMonth } from '../../src-renderer/store/points-by-month'
import { fakeWith, shownAt } from './fake'

describe('points by month', () => {
  it('sums what each month gave, the present one last, and leaves none out', async () => {
    const answer = await fakeWith('full').bridge.request('history.get', {})
    if (!answer.ok) throw new Error('no history')
    const { rows } = answer.value
    const months = pointsByMonth(rows, 'UTC', shownAt, 12)
    expect(months.map(({ month }) => month)).toEqual([
      '2025-12',
      ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((n) => `2026-${n}`),
    ])
    const november = rows
      .filter(({ entry }) => entry.occurredAt.startsWith('2026-11'))
      .reduce((sum, { entry }) => sum + entry.amount, 0)
    expect(months.at(-1)).toEqual({ month: '2026-11', points: november })
  })

  it('goes by the time zone of the rules', () => {
    const row = (at: string) => ({ entry: { occurredAt: at, amount: 5 } }) as never
    const at = '2026-10-31T23:30:00.000Z'
    expect(pointsByMonth([row(at)], 'UTC', shownAt, 2)[0]).toEqual({ month: '2026-10', points: 5 })
    expect(pointsByMonth([row(at)], 'Europe/Berlin', shownAt, 2)[1]).toEqual({ month: '2026-11', points: 5 })
  })

  it.each([
    ['2026-01', 1, '2025-12'],
    ['2026-12', -1, '2027-01'],
    ['2026-11', 12, '2025-11'],
  ])('of %s, %i before is %s', (month, by, expected) => {
    expect(monthBefore(month, by)).toBe(expected)
  })

  it('has a pace from the last three whole months, and none without points', () => {
    const months = [10, 20, 30, 40, 1000].map((points, n) => ({ month: `2026-0${n + 1}`, points }))
    expect(paceOf(months)).toBe(30)
    expect(paceOf(months.slice(0, 1))).toBeNull()
    expect(paceOf(months.map(({ month }) => ({ month, points: 0 })))).toBeNull()
  })
})
