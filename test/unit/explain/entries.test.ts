import { describe, expect, it } from 'vitest'
import { explainEntry } from '@shared/explain/explain-entry'
import { accountOf } from '@shared/explain/account'
import { shippedProgrammes } from '@shared/programme/shipped'
import { factMaker, range } from '../programme/support/facts'
import { school } from '../programme/support/third-programme'
import { asOf, entryOf, said, saidOf } from './said'

const uploads = (count: number) => {
  const fact = factMaker()
  return range(count).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original' }))
}

describe('why an entry is what it is', () => {
  it('says of a zero which cap was reached, with the numbers, and when it opens again', () => {
    expect(saidOf(uploads(34), 'model-upload')).toEqual({
      answer: 'Model Upload, 34th of November: 10 asked, cap 300 reached, 0 given',
      lines: [
        'Asked: 10',
        'Cap of November: 300',
        'Awarded in November before it: 300',
        'Left under the cap: 300 − 300 = 0',
        'Given: the smaller of 10 and 0: 0',
      ],
      next: 'It still counts for everything else. Model Upload opens again on 1 December, 00:00 UTC.',
    })
  })

  it('says how much of a cap is left after it', () => {
    expect(saidOf(uploads(2), 'model-upload').next).toBe(
      '280 more can be earned in November; the cap starts anew on 1 December, 00:00 UTC.',
    )
  })

  it('says how much a cap cut off', () => {
    const cut = entryOf({
      rule: 'print-review',
      amount: 2,
      why: { asked: 7, nth: 9, cap: { limit: 70, usedBefore: 68, month: '2026-11' } },
    })
    expect(said(explainEntry(shippedProgrammes(), cut)).answer).toBe(
      'Model Print Reviews, 9th of November: 7 asked, 2 left under the cap 70, 2 given',
    )
  })

  it('lists the parts of a review, and what the missing ones would add another time', () => {
    const fact = factMaker()
    const review = fact('review.posted', {
      review: 'r',
      model: 'm',
      rating: 5,
      photo: true,
      description: false,
    })
    expect(saidOf([review], 'print-review')).toMatchObject({
      answer: 'Model Print Reviews, 1st of November: 6 given',
      lines: [
        'Rating: 2',
        'Photo of the print: 4',
        'Asked: 6',
        'Cap of November: 70',
        'Awarded in November before it: 0',
        'Left under the cap: 70 − 0 = 70',
        'Given: 6',
      ],
      next: 'Next time more is possible: Description +2.',
    })
  })

  it('says which milestone it was and where the next one is, cut to the most a model gives', () => {
    const fact = factMaker()
    const approved = fact('model.approved', { model: 'm', origin: 'original' })
    const at = (total: number) => [approved, fact('model.downloads', { model: 'm', total })]
    expect(saidOf(at(637), 'excellent-model')).toMatchObject({
      answer: 'Excellent model reward, 12th: 20 given',
      lines: expect.arrayContaining(['Milestone: 600', 'Running total: 637']),
      next: 'The next 20 come at 650.',
    })
    expect(saidOf(at(1000), 'excellent-model').next).toBe('The next 30 come at 1,100.')
    expect(saidOf(at(9600), 'excellent-model').next).toBe('The next 20 come at 9,700.')
    expect(saidOf(at(9700), 'excellent-model').next).toBe('It has given 3,000, the most it can.')
  })

  it('says of a reversal and a deduction what was taken back and what follows', () => {
    const fact = factMaker()
    const facts = [
      fact('model.approved', { model: 'm', origin: 'original' }),
      fact('model.revoked', { model: 'm', reason: 'copied' }),
    ]
    expect(saidOf(facts, 'first-model-upload')).toMatchObject({
      answer: 'First Model Upload: 30 taken back',
      lines: ['Taken back: −30'],
      next: expect.stringContaining('open again for the next model'),
    })
    const review = fact('review.posted', {
      review: 'r',
      model: 'n',
      rating: 5,
      photo: true,
      description: true,
    })
    expect(saidOf([review, fact('review.photo_rejected', { review: 'r' })], 'print-review')).toMatchObject({
      answer: 'Model Print Reviews: 4 taken back',
      lines: ['Photo of the print: −4', 'Taken back: −4'],
    })
  })

  it('knows points that no rule moved: orders, disputes, the calendar, the team', () => {
    const answers = (['hold', 'release', 'capture', 'expiry', 'adjustment', 'brought-forward'] as const).map(
      (kind) => {
        const amount = kind === 'hold' || kind === 'release' ? 0 : -100
        const held = { hold: 100, release: -100, capture: -100 }[kind as 'hold'] ?? 0
        const { answer, lines, next } = said(explainEntry([], entryOf({ kind, amount, held, rule: 'order' })))
        expect(next.length).toBeGreaterThan(10)
        return [answer, ...lines]
      },
    )
    expect(answers).toEqual([
      ['Held for an order or a dispute: 100', 'Held: +100', 'Change of the balance: 0'],
      ['No longer held: 100', 'Held: −100', 'Change of the balance: 0'],
      ['Spent on an order: −100', 'Held: −100', 'Change of the balance: −100'],
      ['Expired: −100', 'Change of the balance: −100'],
      ['Adjusted by the team: −100', 'Change of the balance: −100'],
      ['Brought forward: −100', 'Change of the balance: −100'],
    ])
  })

  it('calls a pending amount pending', () => {
    const { answer, lines } = said(explainEntry(shippedProgrammes(), entryOf({})), 'en', true)
    expect(answer).toBe('Model Upload: 10 pending')
    expect(lines.at(-1)).toMatch(/^Pending/u)
  })

  it('names the week or the day of a cap that is not of the month, and opens it in its own zone', () => {
    const fact = factMaker()
    const at = '2026-11-22T09:00:00Z'
    const facts = range(4).map((n) => fact('model.approved', { model: `m${n}`, origin: 'remix', at }))
    expect(saidOf(facts, 'any-model', [school()])).toMatchObject({
      answer: 'any-model, 4th of week 47 of 2026: 7 asked, cap 20 reached, 0 given',
      next: 'It still counts for everything else. any-model opens again on 23 November, 00:00 Pacific/Kiritimati.',
    })
    const review = fact('review.posted', {
      review: 'r',
      model: 'm',
      rating: 5,
      photo: true,
      description: true,
    })
    expect(saidOf([review], 'photo-day', [school()]).lines).toContain('Cap of 2 November: 9')
    expect(saidOf([review], 'printed', [school()])).toMatchObject({
      lines: expect.arrayContaining(['Cap: 2']),
      next: 'Nothing is left to do for this one.',
    })
  })

  it('says it in German and in Chinese', () => {
    const upload = (language: 'de' | 'zh-CN') =>
      saidOf(uploads(34), 'model-upload', undefined, language).answer
    expect(upload('de')).toBe(
      'Modell hochladen, Nr. 34 (November): 10 gefordert, Limit 300 erreicht, 0 gegeben',
    )
    expect(upload('zh-CN')).toBe('上传模型，11月第 34 次：应得 10，上限 300 已满，得 0')
  })

  it('has an answer and a next step for every entry of both programmes and a made-up one', () => {
    const programmes = [...shippedProgrammes(), school()]
    const fact = factMaker()
    const facts = [
      fact('member.joined', { at: '2024-01-01T00:00:00Z' }),
      ...uploads(35),
      ...range(110).map((n) => fact('post.created', { post: `p${n}` })),
      ...range(30).map((n) => fact('answer.accepted', { answer: `a${n}` })),
      fact('badge.granted', { badge: 'inventor', reason: 'widely adopted' }),
    ].map((one, n) => ({ ...one, id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` }))
    const entries = [...accountOf(programmes, facts, asOf)].flatMap((one) => one.entries)
    expect(entries.length).toBeGreaterThan(50)
    for (const entry of entries) {
      const { answer, lines, next } = said(explainEntry(programmes, entry))
      expect(answer).toMatch(/\d/u)
      expect(lines.length).toBeGreaterThan(0)
      expect(next).not.toBe('')
    }
  })
})
