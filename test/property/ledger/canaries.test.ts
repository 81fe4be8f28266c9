import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canaries } from './canaries'
import { inMemory, type Parts } from './in-memory'
import { carryOut, commands } from './run'
import { properties, type Property } from './suite'

const sequences = fc.sample(commands(60), { seed: 20_261_122, numRuns: 300 })

/** Which of the properties fail over the sequences; it stops when all of them have. */
async function failing(
  parts: Partial<Parts>,
  asked: readonly Property[],
  over = sequences,
): Promise<readonly string[]> {
  const failed = new Set<string>()
  for (const sequence of over) {
    const steps = await carryOut(inMemory(parts), sequence)
    for (const { name, holds } of asked) {
      try {
        holds(steps)
      } catch {
        failed.add(name)
      }
    }
    if (failed.size === asked.length) break
  }
  return [...failed].toSorted()
}

describe('the suite catches a store with', () => {
  for (const { name, parts, caughtBy } of canaries) {
    it(`${name}, by "${caughtBy.join('" and "')}"`, async () => {
      const asked = properties.filter((property) => caughtBy.includes(property.name))
      expect(await failing(parts, asked)).toEqual(caughtBy.toSorted())
    })
  }
})

describe('the suite', () => {
  it('has no property that could not fail: each catches one of them', () => {
    const catching = new Set(canaries.flatMap(({ caughtBy }) => caughtBy))
    expect(properties.map(({ name }) => name).filter((name) => !catching.has(name))).toEqual([])
  })

  it('blames nothing on how a broken store is made: with nothing broken, every property holds', async () => {
    expect(await failing({}, properties, sequences.slice(0, 60))).toEqual([])
  })
})
