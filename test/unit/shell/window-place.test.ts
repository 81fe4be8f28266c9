import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOn } from '../../../src-main/shell/window-place'

const laptop = { x: 0, y: 0, width: 1440, height: 900 }
const beside = { x: 1440, y: 0, width: 1920, height: 1080 }
const window = { x: 1600, y: 100, width: 1200, height: 800, maximised: false }

describe('the place of the window', () => {
  it('is where it was', () => {
    expect(placeOn([laptop, beside], window)).toEqual({ x: 1600, y: 100, width: 1200, height: 800 })
  })

  it('is the usual one when its display is gone', () => {
    expect(placeOn([laptop], window)).toEqual({ width: 1389, height: 868 })
  })

  it('is the usual one the first time, no larger than the display', () => {
    expect(placeOn([{ x: 0, y: 0, width: 1024, height: 600 }], null)).toEqual({ width: 1024, height: 600 })
  })

  it('always leaves something of the header in reach', () => {
    const side = fc.integer({ min: -4000, max: 4000 })
    const length = fc.integer({ min: 1, max: 4000 })
    const remembered = fc.record({ x: side, y: side, width: length, height: length, maximised: fc.boolean() })
    fc.assert(
      fc.property(remembered, (before) => {
        const { x, y, width } = placeOn([laptop], before)
        if (x === undefined || y === undefined) return
        expect(Math.min(1440, x + width) - Math.max(0, x)).toBeGreaterThanOrEqual(120)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(860)
      }),
      { seed: 7 },
    )
  })
})
