import { describe, expect, it } from 'vitest'
import { placeRead } from '../../src-renderer/pages/settings/place-read'

/** Four parts of a page that is 2,000 long and seen 700 at a time; the last two are short. */
const tops = [0, 900, 1700, 1850]
const readAt = (top: number) => placeRead(tops, { top, view: 700, whole: 2000 })

describe('the part of a page that is read', () => {
  it('is the first at the top of the page', () => {
    expect(readAt(0)).toBe(0)
  })

  it('is the next once its beginning comes near the upper edge', () => {
    const long = (top: number) => placeRead([0, 900, 4000], { top, view: 700, whole: 6000 })
    expect([840, 860].map(long)).toEqual([0, 1])
  })

  it('is the last at the foot, and every short one before it had its turn', () => {
    const seen = new Set(Array.from({ length: 1301 }, (_, top) => readAt(top)))
    expect([...seen]).toEqual([0, 1, 2, 3])
    expect(readAt(1300)).toBe(3)
  })
})
