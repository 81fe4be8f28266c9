import { describe, expect, it } from 'vitest'
import { real, type Keeper } from './keeper'
import { naiveKeeper, sound, type Policy } from './naive'
import { properties } from './suite'

const runs = { seed: 20261122, numRuns: 100, endOnFailure: true }

/** The properties of the suite that a keeper does not keep. */
const failing = (keeper: Keeper): readonly string[] =>
  properties
    .filter(({ holds }) => {
      try {
        holds(keeper, runs)
        return false
      } catch {
        return true
      }
    })
    .map(({ name }) => name)

const canaries: readonly {
  readonly name: string
  readonly by: Partial<Policy>
  readonly caughtBy: string
}[] = [
  {
    name: 'spends what was credited last instead of what expires first',
    by: { eats: 'last-credited' },
    caughtBy: 'what is spent is what expires first',
  },
  {
    name: 'gives a returned spend to the newest lot instead of its own',
    by: { givesBackTo: 'newest' },
    caughtBy: 'an order that is given back leaves everything as it was',
  },
  {
    name: 'lets points expire while they are held',
    by: { expires: 'held-too' },
    caughtBy: 'nothing expires that is held, was spent or is still good',
  },
  {
    name: 'takes a correction from what expires first instead of its own award',
    by: { corrects: 'first-to-expire' },
    caughtBy: 'what a correction takes is its own award’s as long as there is any left of it',
  },
  {
    name: 'forgets what no lot could give',
    by: { debts: 'forgotten' },
    caughtBy: 'where nothing is owed, all lots come to the balance, and what is left to what is available',
  },
]

describe('the suite catches a keeper that', () => {
  for (const { name, by, caughtBy } of canaries) {
    it(`${name}, also without the second keeper`, { timeout: 120_000 }, () => {
      const failed = failing(naiveKeeper({ ...sound, ...by }))
      expect(failed).toContain(caughtBy)
      expect(failed).toContain(properties[0]?.name)
    })
  }

  it('does nothing wrong: not one property fails', { timeout: 120_000 }, () => {
    expect(failing(real)).toEqual([])
    expect(failing(naiveKeeper(sound))).toEqual([])
  })
})
