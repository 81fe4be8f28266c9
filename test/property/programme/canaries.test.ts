import { describe, expect, it } from 'vitest'
import { canaries } from './canaries'
import { broken, real, type Evaluator } from './evaluator'
import { properties, type Property } from './suite'

/** The streams that the real evaluator is tried with; a broken one fails early. */
const runs = { seed: 20261122, numRuns: 300, endOnFailure: true }

const keeps = (evaluator: Evaluator, { holds }: Property, numRuns = runs.numRuns): boolean => {
  try {
    holds(evaluator, { ...runs, numRuns })
    return true
  } catch {
    return false
  }
}

describe('the suite catches an evaluator with', () => {
  for (const { name, by, caughtBy } of canaries) {
    it(`${name}, by "${caughtBy.join('" and "')}"`, () => {
      const asked = properties.filter((property) => caughtBy.includes(property.name))
      const failed = asked.filter((property) => !keeps(broken(by), property))
      expect(failed.map((property) => property.name).sort()).toEqual([...caughtBy].sort())
    })
  }
})

describe('the suite', () => {
  it('has no property that could not fail: each catches one of them', () => {
    const catching = new Set(canaries.flatMap(({ caughtBy }) => caughtBy))
    expect(properties.map(({ name }) => name).filter((name) => !catching.has(name))).toEqual([])
  })

  it('blames nothing on the way a broken evaluator is made: with nothing broken, every property holds', () => {
    const failed = properties.filter((property) => !keeps(broken({}), property, 40))
    expect(failed.map(({ name }) => name)).toEqual([])
    expect(properties.every((property) => keeps(real, property, 5))).toBe(true)
  })
})
