import { describe, expect, it } from 'vitest'
import { entriesOf, factMaker, pointsOf, progressOf, range } from './support/facts'
import { school } from './support/third-programme'

const of = { programme: 'school-makers', programmes: [school()] }

describe('a programme that nobody wrote code for', () => {
  it('has conditions of its own: three topics, its own required field, reposts that count', () => {
    const fact = factMaker()
    expect(pointsOf([fact('preferences.set', { tags: ['a', 'b'] })], 'pick-topics', of)).toBe(0)
    expect(pointsOf([fact('preferences.set', { tags: ['a', 'b', 'c'] })], 'pick-topics', of)).toBe(3)
    expect(pointsOf([fact('profile.set', { fields: ['class'] })], 'tell-us', of)).toBe(4)
    const origins = (['original', 'remix', 'repost'] as const).map((origin) =>
      fact('model.approved', { model: origin, origin }),
    )
    expect(entriesOf(origins, 'any-model', of).map(({ subject }) => subject)).toEqual(['remix', 'repost'])
  })

  it('caps by the week, which begins on Monday in its own time zone (UTC+14)', () => {
    const fact = factMaker()
    const at = (model: string, time: string) => fact('model.approved', { model, origin: 'remix', at: time })
    const facts = [
      ...range(3).map((n) => at(`m${n}`, '2026-11-22T09:00:00Z')),
      at('sunday', '2026-11-22T09:59:59Z'),
      at('monday', '2026-11-22T10:00:00Z'),
    ]
    const entries = entriesOf(facts, 'any-model', of)
    expect(entries.map(({ amount, why }) => [amount, why.cap?.month])).toEqual([
      [7, '2026-W47'],
      [7, '2026-W47'],
      [6, '2026-W47'],
      [0, '2026-W47'],
      [7, '2026-W48'],
    ])
    const left = (asOf: string) => progressOf(facts, { ...of, asOf }).rules['any-model']?.capLeft
    expect([
      left('2026-11-22T09:59:59Z'),
      left('2026-11-22T10:00:00Z'),
      left('2026-11-29T10:00:00Z'),
    ]).toEqual([0, 13, 20])
  })

  it('gives each member a subject once, under a cap for ever', () => {
    const fact = factMaker()
    const review = (n: number, member: string, model: string, rating: number) =>
      fact('review.posted', { review: `r${n}`, member, model, rating, photo: false, description: false })
    const facts = [
      review(1, 'mia', 'a', 3),
      review(2, 'mia', 'a', 4),
      review(3, 'mia', 'a', 5),
      review(4, 'noor', 'a', 5),
      review(5, 'mia', 'b', 5),
      review(6, 'mia', 'c', 5),
    ]
    expect(entriesOf(facts, 'printed', of).map(({ amount }) => amount)).toEqual([1, 1, 0])
    expect(pointsOf(facts, 'printed', { ...of, member: 'noor' })).toBe(1)
    expect(progressOf(facts, of).rules['printed']).toMatchObject({ count: 3, capLeft: 0 })
  })

  it('steps through three tiers, to profiles of original models only', () => {
    const fact = factMaker()
    const facts = (['original', 'remix'] as const).flatMap((origin) => [
      fact('model.approved', { model: origin, origin }),
      fact('print_profile.published', { model: origin, profile: `of ${origin}` }),
      fact('print_profile.downloads', { profile: `of ${origin}`, total: 60 }),
    ])
    expect(entriesOf(facts, 'liked-profile', of).map(({ step, amount }) => [step, amount])).toEqual([
      [3, 1],
      [6, 1],
      [9, 1],
      [15, 2],
      [20, 2],
      [30, 5],
      [40, 2],
    ])
    expect(progressOf(facts, of).rules['liked-profile']?.subjects).toEqual({
      'of original': { points: 14, total: 60, nextAt: null, capLeft: 0 },
    })
  })

  it('scores other parts, with a most of its own and a cap by the day', () => {
    const fact = factMaker()
    const review = (model: string, photo: boolean) =>
      fact('review.posted', { review: model, model, rating: 1, photo, description: true })
    expect(
      entriesOf([review('a', true), review('b', false), review('c', false)], 'photo-day', of),
    ).toMatchObject([
      { amount: 8, why: { asked: 8, cap: { month: '2026-11-02' } } },
      { amount: 1 },
      { amount: 0 },
    ])
  })

  it('counts models that stand, and a revocation removes one', () => {
    const fact = factMaker()
    const models = range(3).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original' }))
    const revoked = fact('model.revoked', { model: 'm1', reason: 'copied' })
    const fourth = fact('model.approved', { model: 'm3', origin: 'original' })
    expect(pointsOf([...models, revoked, fourth], 'three-models', of)).toBe(2)
    const counted = progressOf([...models.slice(0, 2), revoked, fourth], of).rules['three-models']
    expect(counted).toMatchObject({ points: 0, count: 2, nextAt: 3 })
    const third = fact('model.revoked', { model: 'm2', reason: 'the one that made it three' })
    expect(pointsOf([...models, third], 'three-models', of)).toBe(2)
  })

  it('counts years on its own calendar: a leap day there, though not in UTC', () => {
    const joined = factMaker()('member.joined', { at: '2024-02-28T10:00:00Z' })
    const moments = entriesOf([joined], 'years', { ...of, asOf: '2028-12-31T00:00:00Z' })
    expect(moments.map(({ occurredAt }) => occurredAt)).toEqual([
      '2025-02-27T10:00:00.000Z',
      '2026-02-27T10:00:00.000Z',
      '2027-02-27T10:00:00.000Z',
      '2028-02-28T10:00:00.000Z',
    ])
  })

  it('keeps the time on the wall of a zone with summer time from year to year', () => {
    const joined = factMaker()('member.joined', { at: '2024-03-30T11:30:00Z' })
    const berlin = {
      ...of,
      programmes: [school({ timeZone: 'Europe/Berlin' })],
      asOf: '2026-12-31T00:00:00Z',
    }
    expect(entriesOf([joined], 'years', berlin).map(({ occurredAt }) => occurredAt)).toEqual([
      '2025-03-30T10:30:00.000Z',
      '2026-03-30T10:30:00.000Z',
    ])
  })

  it('has levels, titles, badges and anniversaries of its own', () => {
    const fact = factMaker()
    const facts = [
      fact('member.joined', { at: '2023-11-01T00:00:00Z' }),
      fact('badge.granted', { badge: 'captain', reason: 'led' }),
    ]
    expect(progressOf(facts, of)).toMatchObject({
      points: 1 + 2 + 3 + 11,
      level: 4,
      title: 'Adept',
      privileges: ['feedback-vote'],
      badges: ['captain'],
    })
  })
})

describe('dated versions of one programme', () => {
  it('judge each fact by the version in force at its `at`, and share what was used up', () => {
    const cheap = school({ version: '1', from: '2026-01-01T00:00:00Z' })
    const dear = school({
      version: '2',
      from: '2026-11-01T00:00:00Z',
      rules: cheap.rules.map((rule) => (rule.id === 'any-model' ? { ...rule, points: 9 } : rule)) as never,
    })
    const fact = factMaker()
    const at = (model: string, time: string) => fact('model.approved', { model, origin: 'remix', at: time })
    const facts = [
      at('before', '2025-12-31T23:59:59Z'),
      at('first', '2026-10-31T23:59:59Z'),
      at('first', '2026-11-01T00:00:00Z'),
      at('second', '2026-11-01T00:00:00Z'),
    ]
    const entries = entriesOf(facts, 'any-model', { programme: 'school-makers', programmes: [dear, cheap] })
    expect(entries.map(({ version, amount, subject }) => [version, amount, subject])).toEqual([
      ['1', 7, 'first'],
      ['2', 9, 'second'],
    ])
  })
})
