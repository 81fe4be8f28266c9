import { describe, expect, it } from 'vitest'
import { sumEntries, type Entry } from '@shared/ledger/entry'
import { addEntry, lotsOf } from '@shared/ledger/lots'
import { expiriesDue } from '@shared/ledger/lots-due'
import { expiringSoon, lotList } from '@shared/ledger/lots-left'
import { uuid } from '../programme/support/facts'

/** Expires at the end of the day so many days after the one it names; `always` never does. */
const expiresAt = ({ version, occurredAt }: Pick<Entry, 'version' | 'occurredAt'>) =>
  version === 'always' ? null : Date.parse(occurredAt) + Number(version) * 86_400_000

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString()

let made = 0
function entry(own: Partial<Entry>): Entry {
  made += 1
  return {
    id: uuid(made),
    member: 'mia',
    programme: 'p',
    version: '10',
    amount: 0,
    held: 0,
    kind: 'award',
    rule: 'model-upload',
    subject: `m${made}`,
    step: 1,
    cause: 'f',
    answers: null,
    occurredAt: day(0),
    recordedAt: day(0),
    reason: null,
    why: { asked: 0 },
    ...own,
  }
}

const award = (amount: number, version = '10') => entry({ amount, version })
const order = (held: number) => entry({ kind: 'hold', held, rule: 'store' })
const release = (hold: Entry, points = hold.held) =>
  entry({ kind: 'release', held: -points, answers: hold.id })
const capture = (hold: Entry, points = hold.held) =>
  entry({ kind: 'capture', amount: -points, held: -points, answers: hold.id })
const takeBack = (of: Entry, points: number, kind: 'deduction' | 'reversal' = 'deduction') =>
  entry({ kind, amount: -points, answers: of.id, subject: of.subject })
const spend = (points: number) => entry({ kind: 'adjustment', amount: -points })

/** `left+held` of each credit in order, and what is owed after a dash. */
function shown(entries: readonly Entry[]): string {
  const lots = lotsOf(entries, expiresAt)
  const each = lotList(lots).map(({ left, held }) => (held === 0 ? String(left) : `${left}+${held}`))
  return [...each, ...(lots.debt > 0 ? [`owes ${lots.debt}`] : [])].join(' ')
}

const due = (entries: readonly Entry[], n: number): readonly (readonly [number, number])[] =>
  expiriesDue(lotsOf(entries, expiresAt), day(n)).map(({ amount, step }) => [amount, step])

describe('lots', () => {
  const [soon, late, never] = [award(10, '5'), award(10, '9'), award(10, 'always')]
  const hold = order(12)
  const doubt = entry({ kind: 'hold', held: 10, subject: never.subject })
  const wide = entry({ kind: 'hold', held: 10, subject: soon.subject })
  const more = order(6)

  it.each<[string, readonly Entry[], string]>([
    ['are there for every credit', [soon, entry({ kind: 'adjustment', amount: 3 })], '10 3'],
    ['are there for what was brought forward', [entry({ kind: 'brought-forward', amount: 4 })], '4'],
    ['are not made of an award of nothing', [award(0), soon], '10'],
    [
      'are eaten first to expire first, whatever was credited first',
      [never, late, soon, spend(12)],
      '10 8 0',
    ],
    ['of the same day are eaten in the order of crediting', [award(4), award(4), spend(5)], '0 3'],
    ['give a correction from its own award first', [soon, never, takeBack(never, 4)], '10 6'],
    [
      'give it from what expires first when that is spent',
      [never, soon, spend(10), takeBack(soon, 6)],
      '4 0',
    ],
    ['hold what expires first', [never, soon, hold], '8+2 0+10'],
    ['hold the points in question when an award is in doubt', [soon, never, doubt], '10 0+10'],
    ['take back what was held into the same lots', [never, soon, hold, release(hold)], '10 10'],
    ['spend what their own hold took', [never, soon, hold, award(5, '1'), capture(hold)], '8 0 5'],
    ['spend the first to expire of a hold in parts', [never, soon, hold, capture(hold, 4)], '8+2 0+6'],
    ['give back the last to expire of a hold in parts', [never, soon, hold, release(hold, 4)], '10 2+8'],
    [
      'end the same whichever part of a hold ends first',
      [never, soon, hold, release(hold, 4), capture(hold, 8)],
      '10 2',
    ],
    ['and the other way round', [never, soon, hold, capture(hold, 8), release(hold, 4)], '10 2'],
    [
      'do not touch what is held by a correction of it',
      [soon, never, order(10), takeBack(soon, 10)],
      '0+10 0',
    ],
  ])('%s', (_, entries, expected) => {
    expect(shown(entries)).toBe(expected)
  })

  it.each<[string, readonly Entry[], string]>([
    ['is what no lot can give', [soon, spend(10), takeBack(soon, 10, 'reversal')], '0 owes 10'],
    ['is filled by later credits', [soon, spend(14), award(3), award(3)], '0 0 2'],
    ['is filled by what comes free again', [soon, hold, takeBack(soon, 10), release(hold)], '0'],
    ['stays when what was held is spent', [soon, order(10), takeBack(soon, 10)], '0+10 owes 10'],
    [
      'grows by what a hold could not fill when that is spent',
      [soon, spend(8), wide, capture(wide)],
      '0 owes 8',
    ],
  ])('a debt %s', (_, entries, expected) => {
    expect(shown(entries)).toBe(expected)
  })

  it('a doubt of more than there is is filled by what comes later, after the debt, and gives that back', () => {
    const before = [soon, spend(12), wide]
    expect(shown(before)).toBe('0 owes 2')
    expect(shown([...before, never])).toBe('0 0+8')
    expect(shown([...before, never, release(wide)])).toBe('0 8')
    expect(shown([...before, release(wide), never])).toBe('0 8')
    expect(shown([...before, never, award(5)])).toBe('0 0+8 3+2')
  })

  it('an order after an order takes what the first has left, and each gets its own back', () => {
    const entries = [soon, late, hold, more]
    expect(shown(entries)).toBe('0+10 2+8')
    expect(shown([...entries, release(hold)])).toBe('10 4+6')
    expect(shown([...entries, release(more), capture(hold)])).toBe('0 8')
  })

  it('come to the balance after every one of these', () => {
    const entries = [never, soon, hold, takeBack(late, 4), capture(hold, 5), release(hold, 7), more, spend(1)]
    for (let n = 1; n <= entries.length; n += 1) {
      const part = entries.slice(0, n)
      const lots = lotList(lotsOf(part, expiresAt))
      expect(lots.reduce((sum, { left, held }) => sum + left + held, 0)).toBe(sumEntries(part).balance)
      expect(lots.reduce((sum, { left }) => sum + left, 0)).toBe(sumEntries(part).available)
    }
  })
})

describe('expiry', () => {
  const earned = award(10, '5')

  it('is due from its moment on, of what is left, and says so', () => {
    const entries = [earned, award(4, 'always'), spend(3)]
    expect(expiriesDue(lotsOf(entries, expiresAt), new Date(Date.parse(day(5)) - 1).toISOString())).toEqual(
      [],
    )
    expect(expiriesDue(lotsOf(entries, expiresAt), day(5))).toEqual([
      {
        member: 'mia',
        programme: 'p',
        version: '5',
        amount: -7,
        held: 0,
        kind: 'expiry',
        rule: earned.rule,
        subject: earned.subject,
        step: 1,
        cause: 'f',
        answers: earned.id,
        occurredAt: day(5),
        recordedAt: day(5),
        reason: 'expired',
        why: {
          asked: -7,
          parts: [
            { name: 'earned', points: 10 },
            { name: 'gone', points: -3 },
          ],
        },
      },
    ])
  })

  it('comes once: taken in, it is due no more, asked as often and as late as one likes', () => {
    const lots = lotsOf([earned], expiresAt)
    const [draft] = expiriesDue(lots, day(6))
    addEntry(lots, { ...draft!, id: uuid(90_001) })
    expect(expiriesDue(lots, day(6))).toEqual([])
    expect(expiriesDue(lots, day(600))).toEqual([])
    expect(lotList(lots)).toMatchObject([{ left: 0, held: 0 }])
  })

  it('waits while points are held, and takes what is given back too late as the next step of its credit', () => {
    const hold = order(6)
    const lots = lotsOf([earned, hold], expiresAt)
    const [first] = expiriesDue(lots, day(6))
    expect(first).toMatchObject({ amount: -4, step: 1 })
    addEntry(lots, { ...first!, id: uuid(90_002) })
    addEntry(lots, release(hold))
    expect(expiriesDue(lots, day(7))).toMatchObject([{ amount: -6, step: 2, occurredAt: day(5) }])
  })

  it('takes nothing of what was spent while it was held', () => {
    const hold = order(6)
    expect(due([earned, hold, capture(hold)], 6)).toEqual([[-4, 1]])
  })

  it('takes nothing where more is owed than came back', () => {
    const hold = order(6)
    expect(due([earned, hold, takeBack(earned, 10), release(hold)], 6)).toEqual([])
  })

  it('takes nothing of what never expires', () => {
    expect(due([award(3, 'always')], 10_000)).toEqual([])
  })

  it('goes by each credit’s own version', () => {
    expect(due([award(1, '20'), award(2, '3'), award(3, '7')], 7)).toEqual([
      [-2, 1],
      [-3, 1],
    ])
  })

  it('is foretold by day, without what is held, spent or good for longer', () => {
    const entries = [
      award(9, '20'),
      award(2, '3'),
      award(3, '7'),
      award(4, '7'),
      award(1, 'always'),
      order(3),
    ]
    expect(expiringSoon(lotsOf(entries, expiresAt), day(19))).toEqual([{ at: day(7), points: 6 }])
    expect(expiringSoon(lotsOf(entries, expiresAt), day(20))).toEqual([
      { at: day(7), points: 6 },
      { at: day(20), points: 9 },
    ])
  })
})

describe('a hundred thousand entries', () => {
  const many = 100_000
  const inTime = (entries: readonly Entry[]) => {
    const begun = performance.now()
    const lots = lotsOf(entries, expiresAt)
    expect(expiriesDue(lots, day(0))).toEqual([])
    expect(performance.now() - begun).toBeLessThan(20_000)
  }

  it('of awards and spends take no more than a few seconds', { timeout: 60_000 }, () => {
    const entries: Entry[] = []
    for (let n = 0; n < many; n += 1) entries.push(n % 5 === 4 ? spend(20) : award(8, String(1 + (n % 700))))
    inTime(entries)
  })

  it('nor do orders of everything there is, given back each time', { timeout: 60_000 }, () => {
    const entries: Entry[] = []
    for (let n = 1; n * 3 <= many; n += 1) {
      const hold = order(n)
      entries.push(award(1, String(1 + (n % 700))), hold, release(hold))
    }
    inTime(entries)
  })
})
