import { describe, it } from 'vitest'
import { real } from './evaluator'
import { properties } from './suite'

describe('over seeded streams of facts', () => {
  for (const { name, holds } of properties) {
    it(name, () => {
      holds(real, { seed: 20261122, numRuns: 300 })
    })
  }
})
