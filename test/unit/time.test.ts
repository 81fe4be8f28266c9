import { describe, expect, it } from 'vitest'
import { compareInstants } from '@shared/time'

describe('the order of two instants', () => {
  const inOrder = [
    '2025-12-31T23:59:59.999Z',
    '2026-01-01T00:00Z',
    '2026-01-01T00:00:00.001Z',
    '2026-01-01T00:00:00.5Z',
    '2026-01-01T00:00:00.75Z',
    '2026-01-01T00:00:01Z',
    '2026-01-01T00:01:00.000Z',
    '2026-01-02T00:00:00Z',
  ]

  it('is that of time, however each is written', () => {
    for (const [a, one] of inOrder.entries()) {
      for (const [b, other] of inOrder.entries()) {
        expect([one, other, Math.sign(compareInstants(one, other))]).toEqual([one, other, Math.sign(a - b)])
      }
    }
  })

  it('is none between the same moment written in two ways, or within one millisecond', () => {
    expect(compareInstants('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z')).toBe(0)
    expect(compareInstants('2026-01-01T00:00Z', '2026-01-01T00:00:00Z')).toBe(0)
    expect(compareInstants('2026-01-01T00:00:00.0001Z', '2026-01-01T00:00:00.0009Z')).toBe(0)
  })
})
