import { describe, expect, it } from 'vitest'
import { checkLedger } from '@shared/ledger/check'
import { entrySchema, sumEntries, type Entry } from '@shared/ledger/entry'
import { uuid } from '../programme/support/facts'

let made = 0
function entry(own: Partial<Entry>): Entry {
  made += 1
  return {
    id: uuid(made),
    member: 'mia',
    programme: 'creator-rewards',
    version: '1',
    amount: 10,
    held: 0,
    kind: 'award',
    rule: 'model-upload',
    subject: 'm',
    step: 1,
    cause: 'f',
    answers: null,
    occurredAt: '2026-11-01T00:00:00Z',
    recordedAt: '2026-11-01T00:00:00Z',
    reason: null,
    why: { asked: 10 },
    ...own,
  }
}

const codes = (entries: readonly Entry[]) => checkLedger(entries).map(({ code }) => code)

describe('a ledger', () => {
  const award = entry({})
  const answering = (own: Partial<Entry>) => entry({ answers: award.id, ...own })
  const hold = entry({ kind: 'hold', amount: 0, held: 8, rule: 'store', subject: 'order' })
  const ofHold = (own: Partial<Entry>) => entry({ answers: hold.id, rule: 'store', subject: 'order', ...own })

  it('holds awards, what answers them, and holds that end released or captured', () => {
    const entries = [
      award,
      answering({ kind: 'deduction', amount: -4 }),
      answering({ kind: 'reversal', amount: -6 }),
      entry({ step: 2 }),
      hold,
      ofHold({ kind: 'release', amount: 0, held: -3 }),
      ofHold({ kind: 'capture', amount: -5, held: -5 }),
    ]
    expect(codes(entries)).toEqual([])
    expect(entries.every((one) => entrySchema.safeParse(one).success)).toBe(true)
    expect(sumEntries(entries)).toEqual({ balance: 5, available: 5 })
    expect(sumEntries(entries.slice(0, 5))).toEqual({ balance: 10, available: 2 })
  })

  it('holds a dispute over points that were spent, and a correction that can be taken back with its award', () => {
    const spent = [award, hold, ofHold({ kind: 'capture', amount: -8, held: -8 })]
    const disputed = entry({ kind: 'hold', amount: 0, held: 10, reason: 'disputed' })
    expect(codes([...spent, disputed])).toEqual([])
    const corrected = [award, answering({ kind: 'adjustment', amount: 5 })]
    expect(codes([...corrected, answering({ kind: 'reversal', amount: -15 })])).toEqual([])
  })

  it.each<[string, readonly Entry[], string]>([
    ['an id used twice', [award, award], 'id-twice'],
    ['two awards of one step', [award, entry({ cause: 'other' })], 'award-twice'],
    ['an award below zero', [entry({ amount: -1 })], 'wrong-sign'],
    ['a deduction that gives', [award, answering({ kind: 'deduction', amount: 1 })], 'wrong-sign'],
    ['an award that holds', [entry({ held: 1 })], 'wrong-sign'],
    [
      'a capture that takes other than it held',
      [hold, ofHold({ kind: 'capture', amount: -5, held: -4 })],
      'wrong-sign',
    ],
    [
      'an award past its cap',
      [entry({ why: { asked: 10, cap: { limit: 300, usedBefore: 295, month: '2026-11' } } })],
      'cap-passed',
    ],
    ['a correction of nothing', [entry({ kind: 'deduction', amount: -1 })], 'answers-nothing'],
    [
      'a correction of another step',
      [award, answering({ kind: 'deduction', amount: -1, step: 2 })],
      'answers-nothing',
    ],
    [
      'more taken back than given',
      [award, answering({ kind: 'reversal', amount: -11 })],
      'taken-back-too-much',
    ],
    [
      'two reversals',
      [award, answering({ kind: 'reversal', amount: -5 }), answering({ kind: 'reversal', amount: -5 })],
      'reversed-twice',
    ],
    [
      'a hold released twice',
      [
        hold,
        ofHold({ kind: 'release', amount: 0, held: -8 }),
        ofHold({ kind: 'release', amount: 0, held: -8 }),
      ],
      'hold-overdrawn',
    ],
    ['a hold of more than is available', [entry({ amount: 7 }), hold], 'overspent'],
    [
      'a redemption of points that were taken back meanwhile',
      [
        award,
        hold,
        answering({ kind: 'reversal', amount: -10 }),
        ofHold({ kind: 'capture', amount: -8, held: -8 }),
      ],
      'overspent',
    ],
    [
      'a hold that ends with another member',
      [award, hold, ofHold({ kind: 'release', amount: 0, held: -8, member: 'noor' })],
      'answers-nothing',
    ],
    [
      'a hold that ends in another order',
      [award, hold, ofHold({ kind: 'capture', amount: -8, held: -8, cause: 'other' })],
      'answers-nothing',
    ],
    [
      'points in dispute that are spent',
      [award, { ...hold, reason: 'disputed' }, ofHold({ kind: 'capture', amount: -8, held: -8 })],
      'answers-nothing',
    ],
    [
      'a correction of an award that is none',
      [entry({ kind: 'adjustment', answers: hold.id })],
      'answers-nothing',
    ],
  ])('does not hold %s', (_, entries, code) => {
    expect(codes(entries)).toContain(code)
  })
})
