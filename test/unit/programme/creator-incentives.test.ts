import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { entriesOf, factMaker, pointsOf, progressOf, range, uuid } from './support/facts'

const uploads = (count: number, fact = factMaker()): Fact[] =>
  range(count).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original' }))

describe('Model Upload', () => {
  it('"Earn 10 points for every original or remix model you upload and get approved"', () => {
    const fact = factMaker()
    const facts = (['original', 'remix', 'repost'] as const).map((origin) =>
      fact('model.approved', { model: origin, origin }),
    )
    expect(entriesOf(facts, 'model-upload').map(({ subject }) => subject)).toEqual(['original', 'remix'])
  })

  it('"Monthly cap: 300 points": the 29th ends at 290, the 30th at 300, the 31st is an entry of 0 that says so', () => {
    expect(pointsOf(uploads(29), 'model-upload')).toBe(290)
    expect(progressOf(uploads(29)).rules['model-upload']?.capLeft).toBe(10)
    expect(pointsOf(uploads(30), 'model-upload')).toBe(300)
    expect(entriesOf(uploads(34), 'model-upload').at(-1)).toMatchObject({
      amount: 0,
      reason: 'cap-reached',
      why: { asked: 10, nth: 34, cap: { limit: 300, usedBefore: 300, month: '2026-11' } },
    })
    expect(progressOf(uploads(34)).rules['model-upload']).toMatchObject({
      points: 300,
      count: 34,
      capLeft: 0,
    })
  })

  it('the month is that of `at` in UTC, whatever the order of recording: the last millisecond is November', () => {
    const fact = factMaker()
    const last = fact('model.approved', {
      model: 'late',
      origin: 'original',
      at: '2026-11-30T23:59:59.999Z',
      recordedAt: '2026-12-05T00:00:00Z',
    })
    const next = fact('model.approved', { model: 'next', origin: 'original', at: '2026-12-01T00:00:00Z' })
    const entries = entriesOf([...uploads(30, fact), last, next], 'model-upload').slice(30)
    expect(entries).toMatchObject([
      { subject: 'next', amount: 10, why: { cap: { month: '2026-12', usedBefore: 0 } } },
      { subject: 'late', amount: 0, why: { cap: { month: '2026-11', usedBefore: 300 } } },
    ])
  })

  it('the same model approved again, by anyone, and the same fact again change nothing', () => {
    const fact = factMaker()
    const first = fact('model.approved', { model: 'm', origin: 'repost' })
    const again = fact('model.approved', { model: 'm', origin: 'original', member: 'noor' })
    expect(progressOf([first, again], { member: 'noor' }).points).toBe(0)
    const good = fact('model.approved', { model: 'n', origin: 'original' })
    expect(progressOf([good, good, { ...good, at: '2027-01-01T00:00:00Z' }]).points).toBe(40)
  })
})

describe('First Print Profile Upload of a model', () => {
  it('"Earn 5 points for uploading the first print profile for a model": the first of all members', () => {
    const fact = factMaker()
    const mia = fact('print_profile.published', { model: 'm', profile: 'p1' })
    const noor = fact('print_profile.published', { model: 'm', profile: 'p2', member: 'noor' })
    expect(pointsOf([mia, noor], 'model-first-profile')).toBe(5)
    expect(pointsOf([mia, noor], 'model-first-profile', { member: 'noor' })).toBe(0)
    expect(pointsOf([mia, noor], 'first-print-profile', { member: 'noor' })).toBe(20)
  })

  it('"Monthly Points Cap: 150 points": the 30th reaches it, the 31st gives 0 and uses up its model', () => {
    const fact = factMaker()
    const profiles = range(31).map((n) =>
      fact('print_profile.published', { model: `m${n}`, profile: `p${n}` }),
    )
    expect(pointsOf(profiles.slice(0, 30), 'model-first-profile')).toBe(150)
    expect(pointsOf(profiles, 'model-first-profile')).toBe(150)
    const later = fact('print_profile.published', { model: 'm30', profile: 'q', member: 'noor' })
    expect(pointsOf([...profiles, later], 'model-first-profile', { member: 'noor' })).toBe(0)
  })

  it('"in the order of their … first upload time": facts count in the order of recordedAt, then id', () => {
    const fact = factMaker()
    const at = '2026-11-03T00:00:00Z'
    const one = fact('print_profile.published', { model: 'm', profile: 'p1', id: uuid(900), at })
    const other = fact('print_profile.published', {
      model: 'm',
      profile: 'p2',
      id: uuid(800),
      at,
      member: 'noor',
    })
    expect(pointsOf([one, other], 'model-first-profile', { member: 'noor' })).toBe(5)
    const recorded = { ...one, recordedAt: '2026-11-02T00:00:00Z' }
    expect(pointsOf([other, recorded], 'model-first-profile')).toBe(5)
  })
})

describe('Excellent model reward', () => {
  const downloads = (total: number, origin: 'original' | 'remix' | 'repost' = 'original') => {
    const fact = factMaker()
    return [
      fact('model.approved', { model: 'm', origin }),
      fact('model.downloads', { model: 'm', total, member: 'the-service' }),
    ]
  }

  it.each([
    [0, 0, 50],
    [49, 0, 50],
    [50, 20, 100],
    [51, 20, 100],
    [99, 20, 100],
    [100, 40, 150],
    [999, 380, 1000],
    [1000, 400, 1100],
    [1001, 400, 1100],
    [1050, 400, 1100],
    [1099, 400, 1100],
    [1100, 430, 1200],
    [1200, 460, 1300],
    [9599, 2950, 9600],
    [9600, 2980, 9700],
    [9700, 3000, null],
    [1_000_000_000, 3000, null],
  ])(
    '"50-1000 20 points /50 download, 1000+ 30 points /100": %i downloads give %i, next at %s',
    (total, points, nextAt) => {
      const rule = progressOf(downloads(total)).rules['excellent-model']
      expect(rule?.points).toBe(points)
      expect(rule?.subjects?.['m']).toEqual({ points, total, nextAt, capLeft: 3000 - points })
    },
  )

  it('"Max points per model: 3000 points": the last step is cut to 20 and says so', () => {
    const entries = entriesOf(downloads(20_000), 'excellent-model')
    expect(entries.at(-1)).toMatchObject({
      amount: 20,
      step: 9700,
      reason: 'cut-to-cap',
      why: { asked: 30, threshold: 9700, total: 20_000, cap: { limit: 3000, usedBefore: 2980, month: null } },
    })
    expect(entries).toHaveLength(20 + 87)
  })

  it('each model has 3000 of its own', () => {
    const fact = factMaker()
    const facts = ['a', 'b'].flatMap((model) => [
      fact('model.approved', { model, origin: 'original' }),
      fact('model.downloads', { model, total: 50_000 }),
    ])
    expect(pointsOf(facts, 'excellent-model')).toBe(6000)
  })

  it('a total that falls takes nothing back and gives nothing again on the way up', () => {
    const fact = factMaker()
    const totals = [130, 20, 0, 120, 149, 150].map((total) => fact('model.downloads', { model: 'm', total }))
    const facts = [
      fact('model.approved', { model: 'm', origin: 'remix', at: '2026-10-01T00:00:00Z' }),
      ...totals,
    ]
    expect(entriesOf(facts, 'excellent-model').map(({ step }) => step)).toEqual([50, 100, 150])
  })

  it('totals before approval earn nothing, the first one after is paid as a whole: 120 before, 130 after, 40', () => {
    const fact = factMaker()
    const facts = [
      fact('model.downloads', { model: 'm', total: 120 }),
      fact('model.approved', { model: 'm', origin: 'original' }),
      fact('model.downloads', { model: 'm', total: 130 }),
    ]
    expect(pointsOf(facts.slice(0, 2), 'excellent-model')).toBe(0)
    expect(pointsOf(facts, 'excellent-model')).toBe(40)
  })

  it('"Reposts are not eligible": only original and remix models earn', () => {
    expect(pointsOf(downloads(500, 'remix'), 'excellent-model')).toBe(200)
    expect(pointsOf(downloads(500, 'repost'), 'excellent-model')).toBe(0)
  })

  it('goes to the owner of the model, whoever the fact names', () => {
    expect(progressOf(downloads(500), { member: 'the-service' }).points).toBe(0)
  })
})

describe('Excellent print profile reward', () => {
  const downloads = (total: number) => {
    const fact = factMaker()
    return [
      fact('model.approved', { model: 'm', origin: 'repost', member: 'noor' }),
      fact('print_profile.published', { model: 'm', profile: 'p' }),
      fact('print_profile.downloads', { profile: 'p', total }),
    ]
  }

  it.each([
    [49, 0],
    [50, 5],
    [51, 5],
    [999, 95],
    [1000, 100],
    [1001, 100],
    [1099, 100],
    [1100, 108],
    [9700, 796],
    [9799, 796],
    [9800, 800],
    [99_999, 800],
  ])(
    '"5 points /50 download, 8 points /100 download, max 800": %i downloads give %i, of a repost too',
    (total, points) => {
      expect(pointsOf(downloads(total), 'excellent-profile')).toBe(points)
    },
  )

  it('totals of a profile that nobody published earn nothing', () => {
    expect(progressOf([factMaker()('print_profile.downloads', { profile: 'p', total: 500 })]).points).toBe(0)
  })
})
