import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeen, takeId } from '@shared/programme/seen'
import { uuid } from './support/facts'

describe('the ids of facts', () => {
  it('are each taken in once, in whatever order they come, as a plain set would', () => {
    const id = fc.integer({ min: 0, max: 60 }).map(uuid)
    fc.assert(
      fc.property(fc.array(id, { maxLength: 120 }), (ids) => {
        const [seen, plain] = [createSeen(), new Set<string>()]
        for (const one of ids) {
          expect(takeId(seen, one)).toBe(!plain.has(one))
          plain.add(one)
        }
      }),
      { seed: 20261126, numRuns: 500 },
    )
  })

  it('that rise are kept in a list alone', () => {
    const seen = createSeen()
    for (let n = 0; n < 1000; n += 1) takeId(seen, uuid(n))
    expect([seen.rising.length, seen.others.size]).toEqual([1000, 0])
    expect([takeId(seen, uuid(0)), takeId(seen, uuid(500)), takeId(seen, uuid(999))]).toEqual([
      false,
      false,
      false,
    ])
  })
})
