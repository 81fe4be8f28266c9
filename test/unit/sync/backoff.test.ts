import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs } from '@shared/sync/backoff'

describe('the wait before the next try', () => {
  const rule = { firstMs: 1_000, mostMs: 60_000 }

  it('doubles up to its bound, between half and all of it', () => {
    expect([1, 2, 3, 7, 99].map((attempt) => backoffMs(attempt, 0, rule))).toEqual([
      500, 1_000, 2_000, 30_000, 30_000,
    ])
    expect(backoffMs(99, 0.999_999, rule)).toBe(60_000)
  })

  it('is never nothing and never for ever', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, random) => {
          const ms = backoffMs(attempt, random, rule)
          expect(ms).toBeGreaterThanOrEqual(500)
          expect(ms).toBeLessThanOrEqual(60_000)
        },
      ),
      { seed: 4 },
    )
  })
})
