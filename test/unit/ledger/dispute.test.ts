import { describe, expect, it } from 'vitest'
import type { AppError } from '@shared/errors'
import { appeal, open, resolve, type Dispute, type DisputeMove, type Ruling } from '@shared/ledger/dispute'
import type { Entry, EntryKind } from '@shared/ledger/entry'
import type { Result } from '@shared/result'
import { uuid } from '../programme/support/facts'
import { award, now, valueOf } from './support'

const id = uuid(9)
const whole = { left: 10, reversed: false }
const opening = { id, at: now, standing: whole, madeByDispute: false } as const
const byMember = (entry: Entry = award) => open(entry, { ...opening, by: 'member' })
const byOperator = (entry: Entry = award, left = 10) =>
  open(entry, { ...opening, by: 'operator', standing: { left, reversed: false } })
const line = { member: 'mia', rule: 'model-upload', subject: 'clip', step: 1, cause: id, reason: 'disputed' }

describe('opening a dispute', () => {
  it.each<[string, Partial<Entry>]>([
    ['an award', {}],
    ['a zero', { amount: 0, reason: 'cap-reached' }],
    ['a deduction', { kind: 'deduction', amount: -4, answers: award.id }],
    ['a reversal', { kind: 'reversal', amount: -10, answers: award.id }],
  ])('a member can ask about %s, and nothing is held', (_, own) => {
    expect(valueOf(byMember({ ...award, ...own }))).toMatchObject({
      dispute: { entry: award.id, openedBy: 'member', state: 'open', held: 0, outcome: null },
      entries: [],
    })
  })

  it('an operator who doubts an award holds what is left of it', () => {
    expect(valueOf(byOperator(award, 6))).toMatchObject({
      dispute: { openedBy: 'operator', state: 'open', held: 6 },
      entries: [{ ...line, kind: 'hold', amount: 0, held: 6 }],
    })
  })

  it.each<EntryKind>(['hold', 'release', 'capture', 'expiry', 'adjustment', 'brought-forward'])(
    'is not possible about a %s',
    (kind) => {
      expect(byMember({ ...award, kind })).toMatchObject({ error: { code: 'bad-request' } })
      expect(byOperator({ ...award, kind })).toMatchObject({ error: { code: 'bad-request' } })
    },
  )

  it('is not possible about what another dispute made: that is appealed', () => {
    const deduction: Entry = { ...award, kind: 'deduction', amount: -10, answers: award.id }
    expect(open(deduction, { ...opening, by: 'member', madeByDispute: true })).toMatchObject({ ok: false })
  })

  it('is not possible for an operator where nothing of an award is left, or about a correction', () => {
    expect(byOperator(award, 0)).toMatchObject({ error: { code: 'conflict' } })
    expect(byOperator({ ...award, kind: 'deduction', amount: -4 })).toMatchObject({ ok: false })
  })
})

const asked = valueOf(byMember()).dispute
const doubted = valueOf(byOperator()).dispute
const rule = (dispute: Dispute, ruling: Ruling, standing = whole) => resolve(dispute, ruling, now, standing)
const after = (dispute: Dispute, ...rulings: readonly Ruling[]): Dispute =>
  rulings.reduce((before, ruling, n) => {
    const ready = n === 0 ? before : valueOf(appeal(before)).dispute
    return valueOf(rule(ready, ruling)).dispute
  }, dispute)
const stands: Ruling = { outcome: 'stands' }
const takenBack: Ruling = { outcome: 'taken-back' }
const corrected: Ruling = { outcome: 'corrected', points: 3 }
const release = { ...line, kind: 'release', amount: 0, held: -10 }
const deduction = { ...line, kind: 'deduction', amount: -10, held: 0 }
const given = (amount: number) => ({ ...line, kind: 'adjustment', amount, held: 0 })

describe('a decision', () => {
  it.each<[string, Dispute, Ruling, readonly object[]]>([
    ['what was doubted stands', doubted, stands, [release]],
    ['what was doubted is taken back', doubted, takenBack, [release, deduction]],
    ['what was doubted was too little', doubted, corrected, [release, given(3)]],
    ['what the member asked about stands', asked, stands, []],
    ['what the member asked about was too little', asked, corrected, [given(3)]],
  ])('that %s moves the points', (_, dispute, ruling, entries) => {
    const move = valueOf(rule(dispute, ruling))
    expect(move.dispute).toMatchObject({ state: 'resolved', outcome: ruling.outcome })
    expect(move.entries).toMatchObject(entries)
    expect(move.entries).toHaveLength(entries.length)
  })

  it.each<[string, Dispute, Ruling, readonly object[]]>([
    ['gives again what was taken when it stands after all', after(doubted, takenBack), stands, [given(10)]],
    ['takes nothing again when it stays taken back', after(doubted, takenBack), takenBack, []],
    ['gives what the operator says instead', after(doubted, takenBack), corrected, [given(3)]],
    ['changes nothing when it stands again', after(doubted, stands), stands, []],
    ['can still correct what stood', after(asked, stands), corrected, [given(3)]],
    ['can leave a correction as it is', after(asked, corrected), stands, []],
    ['can add to a correction', after(asked, corrected), corrected, [given(3)]],
  ])('after an appeal %s, for good', (_, dispute, ruling, entries) => {
    const move = valueOf(rule(valueOf(appeal(dispute)).dispute, ruling))
    expect(move.dispute).toMatchObject({ state: 'closed', outcome: ruling.outcome })
    expect(move.entries).toMatchObject(entries)
    expect(move.entries).toHaveLength(entries.length)
  })

  it('takes back no more than is left by then, and the whole hold comes free', () => {
    const move = valueOf(rule(doubted, takenBack, { left: 6, reversed: false }))
    expect(move.entries).toMatchObject([release, { kind: 'deduction', amount: -6 }])
    expect(move.dispute.taken).toBe(6)
    expect(valueOf(rule(doubted, takenBack, { left: 0, reversed: true })).entries).toMatchObject([release])
  })

  it('gives nothing again of an award that was reversed meanwhile', () => {
    const appealed = valueOf(appeal(after(doubted, takenBack))).dispute
    expect(valueOf(rule(appealed, stands, { left: 0, reversed: true })).entries).toEqual([])
  })

  it.each<[string, Dispute, Ruling]>([
    ['take back what a member asked about', asked, takenBack],
    ['take back on appeal what had stood', valueOf(appeal(after(doubted, stands))).dispute, takenBack],
    ['correct by nothing', asked, { outcome: 'corrected', points: 0 }],
    ['correct against the member', asked, { outcome: 'corrected', points: -5 }],
  ])('cannot %s', (_, dispute, ruling) => {
    expect(rule(dispute, ruling)).toMatchObject({ error: { code: 'bad-request' } })
  })
})

describe('the moves of a dispute', () => {
  const appealed = valueOf(appeal(after(doubted, takenBack))).dispute
  const states = {
    open: doubted,
    resolved: after(doubted, takenBack),
    appealed,
    closed: after(doubted, takenBack, stands),
  }
  const moves = {
    resolve: (dispute: Dispute) => rule(dispute, stands),
    appeal: (dispute: Dispute) => appeal(dispute),
  }

  it.each<[keyof typeof states, keyof typeof moves, Dispute['state'] | AppError['code']]>([
    ['open', 'resolve', 'resolved'],
    ['open', 'appeal', 'conflict'],
    ['resolved', 'resolve', 'conflict'],
    ['resolved', 'appeal', 'appealed'],
    ['appealed', 'resolve', 'closed'],
    ['appealed', 'appeal', 'appeal-used'],
    ['closed', 'resolve', 'conflict'],
    ['closed', 'appeal', 'appeal-used'],
  ])('%s, %s: %s', (state, move, to) => {
    const result: Result<DisputeMove, AppError> = moves[move](states[state])
    expect(result.ok ? result.value.dispute.state : result.error.code).toBe(to)
  })
})
