import fc from 'fast-check'
import type { Entry } from '@shared/ledger/entry'
import { sumEntries } from '@shared/ledger/entry'
import { expiryBy, type ExpiresAt } from '@shared/ledger/lots-expiry'
import type { Programme } from '@shared/programme/schema'
import { uuid } from '../../unit/programme/support/facts'
import { school } from '../../unit/programme/support/third-programme'
import type { Keeper } from './keeper'

/** What may happen next to a member's points, so many hours after what happened before. */
type Happening = { readonly hours: number; readonly which: number; readonly points: number } & {
  readonly what: keyof typeof weights
}

const weights = {
  award: 14,
  'take-back': 1,
  reverse: 2,
  order: 6,
  doubt: 1,
  release: 4,
  capture: 2,
  adjust: 2,
  'bring-forward': 1,
  look: 6,
} as const

export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    hours: fc.constantFrom(0, 1, 24, 400, 800),
    which: fc.nat({ max: 1_000 }),
    points: fc.integer({ min: 1, max: 9 }),
    what: fc.oneof(
      ...Object.entries(weights).map(([what, weight]) => ({
        weight,
        arbitrary: fc.constant(what as keyof typeof weights),
      })),
    ),
  }),
  { minLength: 10, maxLength: 60, size: 'max' },
)

/** Three versions: a month in a zone far ahead, three months in UTC, never. */
const versions: readonly Programme[] = [
  school({ version: 'short', expiry: { months: 1 } }),
  school({ version: 'long', expiry: { months: 3 }, timeZone: 'UTC' }),
  { ...school({ version: 'never' }), expiry: undefined },
]
export const expiresAt: ExpiresAt = expiryBy(versions)

const start = Date.UTC(2026, 0, 20)

/**
 * A ledger that only says what a ledger may say: nothing is taken back twice, orders hold what is available, disputes
 * also what is not, and a look writes what the keeper says is due.
 */
export function ledgerOf(all: readonly Happening[], keeper: Keeper): Ledger {
  const entries: Entry[] = []
  let now = start
  for (const { hours, which, points, what } of all) {
    now += hours * 3_600_000
    const at = new Date(now).toISOString()
    const add = (own: Partial<Entry>) => {
      entries.push({ ...blank(entries.length, at), version: versions[which % 3]?.version ?? '', ...own })
    }
    const awards = entries.filter(({ kind }) => kind === 'award')
    const award = awards[which % (awards.length || 1)]
    const takenBack = entries.filter(({ answers, kind }) => answers === award?.id && kind !== 'expiry')
    const net = sumEntries(award ? [award, ...takenBack] : []).balance
    const ofAward = award && { rule: award.rule, subject: award.subject, step: award.step, answers: award.id }
    const holds = entries.filter(({ kind }) => kind === 'hold')
    const hold = holds[which % (holds.length || 1)]
    const ended = entries.filter(({ answers }) => answers !== null && answers === hold?.id)
    const stillHeld = ended.reduce((sum, { held }) => sum + held, hold?.held ?? 0)
    const { available } = sumEntries(entries)
    switch (what) {
      case 'award':
        add({ kind: 'award', amount: points - 1 })
        break
      case 'bring-forward':
        add({ kind: 'brought-forward', amount: points })
        break
      case 'adjust':
        add({ kind: 'adjustment', amount: which % 2 === 0 ? points : -points })
        break
      case 'take-back':
        if (net > 0) add({ ...ofAward, kind: 'deduction', amount: -Math.min(net, points) })
        break
      case 'reverse':
        if (net > 0) add({ ...ofAward, kind: 'reversal', amount: -net })
        break
      case 'order':
        if (available > 0) add({ kind: 'hold', held: Math.min(available, 2 * points), rule: 'store' })
        break
      case 'doubt':
        if (net > 0) add({ ...ofAward, kind: 'hold', held: net, answers: null })
        break
      case 'release':
      case 'capture': {
        const part = Math.min(stillHeld, 2 * points)
        if (!hold || part === 0) break
        const { rule, subject, step } = hold
        const amount = what === 'capture' ? -part : 0
        add({ kind: what, amount, held: -part, rule, subject, step, answers: hold.id })
        break
      }
      case 'look':
        for (const draft of keeper.due(entries, expiresAt, at)) {
          entries.push({ ...draft, id: uuid(entries.length + 1) })
        }
        break
    }
  }
  return { entries, now: new Date(now).toISOString() }
}
export type Ledger = { readonly entries: readonly Entry[]; readonly now: string }

export const blank = (nth: number, at: string): Entry => ({
  id: uuid(nth + 1),
  member: 'mia',
  programme: 'school-makers',
  version: 'long',
  amount: 0,
  held: 0,
  kind: 'award',
  rule: 'any-model',
  subject: `s${nth}`,
  step: 1,
  cause: 'c',
  answers: null,
  occurredAt: at,
  recordedAt: at,
  reason: null,
  why: { asked: 0 },
})
