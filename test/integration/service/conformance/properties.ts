import { sumEntries, type Entry } from '@shared/ledger/entry'
import { expect } from 'vitest'
import { supply, type Seen } from './drive'

/** What holds of a service whatever its members did at once, as far as they can see it themselves. */
export const properties: Readonly<Record<string, (all: readonly Seen[]) => void>> = {
  'every claim that was taken in is there, once': (all) => {
    for (const { claims, changes } of all) {
      const told = changes.flatMap((change) => (change.kind === 'claim' ? [change.status.id] : []))
      expect(told.toSorted()).toEqual([...claims.keys()].toSorted())
    }
  },
  'a claim sent again gets the same answer': (all) => {
    for (const answers of all.flatMap(({ claims }) => [...claims.values()])) {
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect(answers[0]?.outcome).toBe('recorded')
    }
  },
  'an id with other content is refused': (all) => {
    for (const answer of all.flatMap(({ swapped }) => swapped)) {
      expect(answer).toMatchObject({
        outcome: 'error',
        error: { code: 'claim-content-differs' },
        retry: false,
      })
    }
  },
  'no step is awarded twice, and every first time is': (all) => {
    for (const seen of all) {
      const awards = entriesOf(seen).filter(({ kind }) => kind === 'award')
      expect(awards.map(({ rule, amount }) => `${rule} ${amount}`).toSorted()).toEqual([
        'complete-profile 5',
        'nickname-avatar 5',
        'set-preference 10',
        'setup-printer 5',
      ])
    }
  },
  'the account is what the entries say': (all) => {
    for (const seen of all) expect(seen.account).toMatchObject(sumEntries(entriesOf(seen)))
  },
  'nothing is available that is not there': (all) => {
    for (const { account } of all) expect(account.available).toBeGreaterThanOrEqual(0)
  },
  'an order sent again is the same order': (all) => {
    for (const { orders, redemptions } of all) {
      for (const made of orders.values()) expect(new Set(made.map(({ id }) => id)).size).toBe(1)
      expect(redemptions.map(({ key }) => key).toSorted()).toEqual([...orders.keys()].toSorted())
    }
  },
  'no item is oversold, and no limit for each member is passed': (all) => {
    for (const [id, { left, perMember }] of Object.entries(supply)) {
      // All of them were made before the first one ended.
      const made = all.map(({ redemptions }) => redemptions.filter(({ item }) => item === id).length)
      expect(made.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(left)
      for (const one of made) expect(one).toBeLessThanOrEqual(perMember)
    }
  },
  'every order has ended, with its points in one place': (all) => {
    for (const seen of all) {
      for (const { id, state, price } of seen.redemptions) {
        expect(['fulfilled', 'cancelled', 'rejected']).toContain(state)
        const places = entriesOf(seen).filter(({ cause }) => cause === id)
        expect(places.map(({ kind, held }) => `${kind} ${held}`)).toEqual([
          `hold ${price}`,
          `${state === 'fulfilled' ? 'capture' : 'release'} ${-price}`,
        ])
      }
    }
  },
  'a code is of one order, the same each time, and its owner’s alone': (all) => {
    const shown = all.flatMap(({ codes }) => [...codes.values()])
    for (const [first, ...again] of shown) for (const code of again) expect(code).toBe(first)
    expect(new Set(shown.map(([code]) => code)).size).toBe(shown.length)
    for (const status of all.flatMap(({ foreignCodes }) => foreignCodes)) expect(status).toBe(404)
  },
}

const entriesOf = ({ changes }: Seen): readonly Entry[] =>
  changes.flatMap((change) => (change.kind === 'entry' ? [change.entry] : []))
