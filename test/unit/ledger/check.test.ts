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
  ])('does not hold %s', (_, entries, code) => {
    expect(codes(entries)).toContain(code)
  })
})
