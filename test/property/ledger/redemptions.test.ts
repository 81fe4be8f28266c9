import fc from 'fast-check'
import { describe, it } from 'vitest'
import { inMemory } from './in-memory'
import { carryOut, commands } from './run'
import { properties } from './suite'

describe('whatever members, operators, the rules and time do to a store', () => {
  it.each(properties)('$name', async ({ holds }) => {
    await fc.assert(
      fc.asyncProperty(commands(60), async (sequence) => {
        holds(await carryOut(inMemory(), sequence))
      }),
      { seed: 20_261_122, numRuns: 300 },
    )
  })
})
