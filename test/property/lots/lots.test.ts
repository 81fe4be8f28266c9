import fc from 'fast-check'
import { sumEntries, type Entry } from '@shared/ledger/entry'
import { describe, expect, it } from 'vitest'
import { real } from './keeper'
import { happenings, ledgerOf } from './streams'
import { properties } from './suite'

const seed = 20261122

describe(`lots (seed ${seed})`, () => {
  for (const { name, holds } of properties) {
    it(name, { timeout: 120_000 }, () => {
      holds(real, { seed, numRuns: 1_000 })
    })
  }
})

it('is asked about ledgers with every kind of trouble', () => {
  const ledgers = fc.sample(happenings, { seed, numRuns: 500 }).map((all) => ledgerOf(all, real).entries)
  const share = (has: (entries: readonly Entry[]) => boolean) => ledgers.filter(has).length / ledgers.length
  const wasShort = (entries: readonly Entry[]) =>
    entries.some((_, index) => sumEntries(entries.slice(0, index + 1)).available < 0)
  const expired = (entries: readonly Entry[], least: number) =>
    entries.some(({ kind, step }) => kind === 'expiry' && step >= least)
  expect(share(wasShort)).toBeGreaterThan(0.1)
  expect(share((entries) => expired(entries, 1))).toBeGreaterThan(0.5)
  expect(share((entries) => expired(entries, 2))).toBeGreaterThan(0.01)
})
