import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layStrands, strandFor } from '../../src-renderer/ui/lay-strands'

describe('a layer bar', () => {
  it('is laid from the bottom up: the first strand is the top one', () => {
    const strands = layStrands(150, 50, [
      { state: 'confirmed', amount: 105 },
      { state: 'pending', amount: 5 },
    ])
    expect(strands).toHaveLength(3)
    expect(strands[2]?.cells[0]?.pieces).toEqual([{ state: 'confirmed', from: 0, to: 100 }])
    expect(strands[0]?.cells[0]?.pieces).toEqual([
      { state: 'confirmed', from: 0, to: 10 },
      { state: 'pending', from: 10, to: 20 },
    ])
  })

  it('splits a strand into cells that can be counted', () => {
    const strands = layStrands(1000, 500, [{ state: 'confirmed', amount: 637 }], 50)
    expect(strands.map((strand) => strand.cells.length)).toEqual([10, 10])
    expect(strands[0]?.cells.map((cell) => cell.pieces.length)).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    expect(strands[0]?.cells[2]?.pieces[0]?.to).toBe(74)
  })

  it('draws exactly what there is, and nothing beyond the total', () => {
    const portion = fc.record({
      state: fc.constantFrom('confirmed' as const, 'pending' as const, 'planned' as const),
      amount: fc.integer({ min: 0, max: 800 }),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.array(portion),
        (total, per, portions) => {
          const drawn = layStrands(total, per, portions)
            .flatMap((strand) => strand.cells)
            .reduce(
              (sum, cell) =>
                sum +
                cell.pieces.reduce(
                  (share, piece) => share + ((piece.to - piece.from) / 100) * cell.weight,
                  0,
                ),
              0,
            )
          const asked = portions.reduce((sum, { amount }) => sum + amount, 0)
          expect(drawn).toBeCloseTo(Math.min(asked, total), 6)
        },
      ),
      { seed: 20261121 },
    )
  })

  it('takes a strand for a round amount', () => {
    expect([300, 150, 70, 75, 450].map(strandFor)).toEqual([100, 50, 35, 25, 150])
  })
})
