import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { creatorWith, entriesOf, factMaker, pointsOf, progressOf, range, uuid } from './support/facts'

const uploads = (count: number, fact = factMaker(), at = '2026-11-01T12:00:00Z'): Fact[] =>
  range(count).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original', at }))

describe('Model Upload', () => {
  it('"Earn 10 points for every original or remix model you upload and get approved.": each of them, no repost', () => {
    const fact = factMaker()
    const facts = (['original', 'remix', 'repost'] as const).map((origin) =>
      fact('model.approved', { model: origin, origin }),
    )
    expect(entriesOf(facts, 'model-upload').map(({ subject, amount }) => [subject, amount])).toEqual([
      ['original', 10],
      ['remix', 10],
    ])
  })

  it('"Only original or remix models are eligible for points. Reposts are not eligible.": not the upload, not its downloads, and no room under the cap is used', () => {
    const fact = factMaker()
    const reposts = range(31).map((n) => fact('model.approved', { model: `r${n}`, origin: 'repost' }))
    const popular = fact('model.downloads', { model: 'r0', total: 50_000 })
    expect(progressOf([...reposts, popular]).points).toBe(0)
    expect(progressOf(reposts).rules['model-upload']).toMatchObject({ count: 0, capLeft: 300 })
  })

  it('"You can also publish print profiles along with your model to earn points for both tasks.": 10 and 5', () => {
    const fact = factMaker()
    const both = [
      fact('model.approved', { model: 'm', origin: 'remix' }),
      fact('print_profile.published', { model: 'm', profile: 'p' }),
    ]
    expect(pointsOf(both, 'model-upload')).toBe(10)
    expect(pointsOf(both, 'model-first-profile')).toBe(5)
  })

  it('"Monthly cap: 300 points .": the 29th ends at 290, the 30th at 300, the 31st is an entry of 0 that says so', () => {
    expect(pointsOf(uploads(29), 'model-upload')).toBe(290)
    expect(progressOf(uploads(29)).rules['model-upload']?.capLeft).toBe(10)
    expect(pointsOf(uploads(30), 'model-upload')).toBe(300)
    expect(progressOf(uploads(30)).rules['model-upload']?.capLeft).toBe(0)
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

  it('a month that stands at 295 cuts the next model to 5, and the one after gets 0', () => {
    const five = creatorWith({ version: 'five' }, { rule: 'model-upload', points: 5 })
    const ten = creatorWith({ version: 'ten', from: '2026-11-02T00:00:00Z' })
    const fact = factMaker()
    const one = fact('model.approved', { model: 'one', origin: 'original' })
    const others = uploads(31, fact, '2026-11-02T00:00:00Z')
    const of = { programmes: [five, ten] }
    expect(pointsOf([one, ...others.slice(0, 29)], 'model-upload', of)).toBe(295)
    expect(entriesOf([one, ...others], 'model-upload', of).slice(-2)).toMatchObject([
      { amount: 5, reason: 'cut-to-cap', why: { asked: 10, cap: { limit: 300, usedBefore: 295 } } },
      { amount: 0, reason: 'cap-reached', why: { asked: 10, cap: { limit: 300, usedBefore: 300 } } },
    ])
  })

  it('the cap is each member’s own', () => {
    const fact = factMaker()
    const noors = range(2).map((n) =>
      fact('model.approved', { model: `n${n}`, origin: 'original', member: 'noor' }),
    )
    expect(pointsOf([...uploads(31, fact), ...noors], 'model-upload', { member: 'noor' })).toBe(20)
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

  it('a model approved half a year later counts in the month in which it was uploaded, and nothing paid since is retaken', () => {
    const fact = factMaker()
    const old = fact('model.approved', {
      model: 'old',
      origin: 'original',
      at: '2026-05-03T00:00:00Z',
      recordedAt: '2026-11-20T00:00:00Z',
    })
    const full = uploads(30, fact)
    expect(entriesOf([old, ...full], 'model-upload').at(-1)).toMatchObject({
      subject: 'old',
      amount: 10,
      occurredAt: '2026-05-03T00:00:00Z',
      why: { nth: 1, cap: { month: '2026-05', usedBefore: 0 } },
    })
    const inTime = [old, ...full].filter(({ id }) => id !== old.id)
    expect(entriesOf([old, ...full], 'model-upload').slice(0, 30)).toEqual(entriesOf(inTime, 'model-upload'))
  })

  it.each([
    ['UTC', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-30T09:59:59.999Z', '2026-11-30T10:00:00Z'],
    ['Etc/GMT+12', '2026-12-01T11:59:59.999Z', '2026-12-01T12:00:00Z'],
    ['Asia/Kathmandu', '2026-11-30T18:14:59.999Z', '2026-11-30T18:15:00Z'],
    ['Europe/Berlin', '2026-03-31T21:59:59.999Z', '2026-03-31T22:00:00Z'],
    ['Europe/Berlin', '2026-10-31T22:59:59.999Z', '2026-10-31T23:00:00Z'],
    ['America/Havana', '2026-11-01T03:59:59.999Z', '2026-11-01T04:00:00Z'],
    ['Australia/Lord_Howe', '2027-03-31T12:59:59.999Z', '2027-03-31T13:00:00Z'],
  ])('in %s a month that is full at %s is open again at %s', (timeZone, last, first) => {
    const of = { programmes: [creatorWith({ timeZone })] }
    const fact = factMaker()
    const before = uploads(31, fact, last)
    const after = fact('model.approved', { model: 'next', origin: 'original', at: first })
    expect(entriesOf([...before, after], 'model-upload', of).slice(-2)).toMatchObject([
      { amount: 0, reason: 'cap-reached' },
      { amount: 10, subject: 'next' },
    ])
    expect(progressOf(before, { ...of, asOf: last }).rules['model-upload']?.capLeft).toBe(0)
    expect(progressOf(before, { ...of, asOf: first }).rules['model-upload']?.capLeft).toBe(300)
  })

  it('where the clocks were put back over the turn of a month, the month is the one on the wall', () => {
    const of = { programmes: [creatorWith({ timeZone: 'America/St_Johns' })] }
    const fact = factMaker()
    const facts = [
      '2009-11-01T02:29:59Z',
      '2009-11-01T02:30:30Z',
      '2009-11-01T02:31:00Z',
      '2009-11-01T03:30:00Z',
    ]
    const months = entriesOf(
      facts.map((at, n) => fact('model.approved', { model: `m${n}`, origin: 'remix', at })),
      'model-upload',
      of,
    ).map(({ why }) => why.cap?.month)
    expect(months).toEqual(['2009-10', '2009-11', '2009-10', '2009-11'])
  })

  it('the same model approved again, by anyone, and the same fact again change nothing', () => {
    const fact = factMaker()
    const first = fact('model.approved', { model: 'm', origin: 'repost' })
    const again = fact('model.approved', { model: 'm', origin: 'original', member: 'noor' })
    expect(progressOf([first, again], { member: 'noor' }).points).toBe(0)
    const good = fact('model.approved', { model: 'n', origin: 'original' })
    expect(progressOf([good, good, { ...good, at: '2027-01-01T00:00:00Z' }]).points).toBe(40)
  })

  it('a fact with an id that was there before is the same fact, whatever else it says', () => {
    const fact = factMaker()
    const first = fact('model.approved', { model: 'm', origin: 'original' })
    const forged = { ...first, model: 'other', member: 'noor', recordedAt: '2026-11-02T00:00:00Z' } as Fact
    expect(progressOf([forged, first]).points).toBe(40)
    expect(entriesOf([forged, first], 'model-upload')).toMatchObject([{ subject: 'm' }])
  })
})

describe('First Print Profile Upload of a model', () => {
  const profiles = (count: number, fact = factMaker(), at = '2026-11-01T12:00:00Z') =>
    range(count).map((n) => fact('print_profile.published', { model: `m${n}`, profile: `p${n}`, at }))

  it('"Earn 5 points for uploading the first print profile for a model.": the first of all members, whoever owns the model', () => {
    const fact = factMaker()
    const approved = fact('model.approved', { model: 'm', origin: 'original', member: 'noor' })
    const mia = fact('print_profile.published', { model: 'm', profile: 'p1' })
    const noor = fact('print_profile.published', { model: 'm', profile: 'p2', member: 'noor' })
    expect(pointsOf([approved, mia, noor], 'model-first-profile')).toBe(5)
    expect(pointsOf([approved, mia, noor], 'model-first-profile', { member: 'noor' })).toBe(0)
    expect(pointsOf([approved, mia, noor], 'first-print-profile', { member: 'noor' })).toBe(20)
  })

  it('a second profile of a model by the same member gives nothing, nor does the same profile of another model', () => {
    const fact = factMaker()
    const facts = [
      fact('print_profile.published', { model: 'm', profile: 'p1' }),
      fact('print_profile.published', { model: 'm', profile: 'p2' }),
      fact('print_profile.published', { model: 'n', profile: 'p1' }),
    ]
    expect(entriesOf(facts, 'model-first-profile')).toMatchObject([{ subject: 'm', amount: 5 }])
  })

  it('"Monthly Points Cap: 150 points.": the 29th ends at 145, the 30th at 150, the 31st gives 0 and uses up its model', () => {
    const fact = factMaker()
    const published = profiles(31, fact)
    expect(pointsOf(published.slice(0, 29), 'model-first-profile')).toBe(145)
    expect(pointsOf(published.slice(0, 30), 'model-first-profile')).toBe(150)
    expect(entriesOf(published, 'model-first-profile').at(-1)).toMatchObject({
      amount: 0,
      reason: 'cap-reached',
      why: { asked: 5, cap: { limit: 150, usedBefore: 150, month: '2026-11' } },
    })
    const later = fact('print_profile.published', { model: 'm30', profile: 'q', member: 'noor' })
    expect(pointsOf([...published, later], 'model-first-profile', { member: 'noor' })).toBe(0)
    const december = fact('print_profile.published', {
      model: 'december',
      profile: 'r',
      at: '2026-12-01T00:00:00Z',
    })
    expect(pointsOf([...published, december], 'model-first-profile')).toBe(155)
  })

  it('a month that stands at 148 cuts the next profile to 2', () => {
    const three = creatorWith({ version: 'three' }, { rule: 'model-first-profile', points: 3 })
    const five = creatorWith({ version: 'five', from: '2026-11-02T00:00:00Z' })
    const fact = factMaker()
    const one = fact('print_profile.published', { model: 'one', profile: 'one' })
    const others = profiles(30, fact, '2026-11-02T00:00:00Z')
    expect(
      entriesOf([one, ...others], 'model-first-profile', { programmes: [three, five] }).at(-1),
    ).toMatchObject({ amount: 2, reason: 'cut-to-cap', why: { asked: 5, cap: { usedBefore: 148 } } })
  })

  it('"Models are rewarded in the order of their print profile\'s first upload time.": facts count in the order of recordedAt, then id', () => {
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

  it('the models that come first have the room under the cap', () => {
    const fact = factMaker()
    const last = fact('print_profile.published', {
      model: 'last',
      profile: 'last',
      recordedAt: '2026-11-02T00:00:00Z',
    })
    const entries = entriesOf([last, ...profiles(30, fact)], 'model-first-profile')
    expect(entries.filter(({ amount }) => amount === 0).map(({ subject }) => subject)).toEqual(['last'])
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
  const shows = (total: number, points: number, nextAt: number | null) => {
    const rule = progressOf(downloads(total)).rules['excellent-model']
    expect(rule?.points).toBe(points)
    expect(rule?.subjects?.['m']).toEqual({ points, total, nextAt, capLeft: 3000 - points })
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
  ])('"50-100020 points /50 download": %i downloads give %i, the next step is at %i', shows)

  it.each([
    [1001, 400, 1100],
    [1050, 400, 1100],
    [1099, 400, 1100],
    [1100, 430, 1200],
    [1101, 430, 1200],
    [1199, 430, 1200],
    [1200, 460, 1300],
    [9599, 2950, 9600],
    [9600, 2980, 9700],
  ])('"1000+30 points /100 download": %i downloads give %i, the next step is at %i', shows)

  it.each([
    [9699, 2980, 9700],
    [9700, 3000, null],
    [9701, 3000, null],
    [9800, 3000, null],
    [1_000_000_000, 3000, null],
  ])('"Max points per model: 3000 points.": %i downloads give %i', shows)

  it('"Max points per model: 3000 points.": the last step is cut to 20 and says so, and there is none after it', () => {
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

  it('"No time limit. Points are awarded when download milestones are reached.": ten years on as on the first day, under no cap of a month', () => {
    const fact = factMaker()
    const facts = [
      fact('model.approved', { model: 'm', origin: 'original', at: '2016-11-01T00:00:00Z' }),
      fact('model.downloads', { model: 'm', total: 49, at: '2016-11-02T00:00:00Z' }),
      fact('model.downloads', { model: 'm', total: 50, at: '2026-11-02T00:00:00Z' }),
      fact('model.downloads', { model: 'm', total: 1000, at: '2026-11-03T00:00:00Z' }),
    ]
    const entries = entriesOf(facts, 'excellent-model')
    expect(entries[0]).toMatchObject({ amount: 20, step: 50, occurredAt: '2026-11-02T00:00:00Z' })
    expect(pointsOf(facts, 'excellent-model')).toBe(400)
    expect(progressOf(facts).rules['excellent-model']?.capLeft).toBeNull()
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

  it('only original and remix models earn', () => {
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
  const shows = (total: number, points: number, nextAt: number | null) => {
    expect(progressOf(downloads(total)).rules['excellent-profile']?.subjects?.['p']).toEqual({
      points,
      total,
      nextAt,
      capLeft: 800 - points,
    })
  }

  it.each([
    [0, 0, 50],
    [49, 0, 50],
    [50, 5, 100],
    [51, 5, 100],
    [99, 5, 100],
    [100, 10, 150],
    [999, 95, 1000],
    [1000, 100, 1100],
  ])('"50-10005 points /50 download": %i downloads give %i, the next step is at %i, of a repost too', shows)

  it.each([
    [1001, 100, 1100],
    [1050, 100, 1100],
    [1099, 100, 1100],
    [1100, 108, 1200],
    [1101, 108, 1200],
    [9700, 796, 9800],
  ])('"1000+8 points /100 download": %i downloads give %i, the next step is at %i', shows)

  it.each([
    [9799, 796, 9800],
    [9800, 800, null],
    [9801, 800, null],
    [99_999, 800, null],
  ])('"Max points per profile: 800 points.": %i downloads give %i', shows)

  it('"Max points per profile: 800 points.": the last step is cut from 8 to 4 and says so', () => {
    expect(entriesOf(downloads(50_000), 'excellent-profile').at(-1)).toMatchObject({
      amount: 4,
      step: 9800,
      reason: 'cut-to-cap',
      why: { asked: 8, cap: { limit: 800, usedBefore: 796, month: null } },
    })
  })

  it('each profile of a model has 800 of its own, for whoever published it', () => {
    const fact = factMaker()
    const second = [
      fact('print_profile.published', { model: 'm', profile: 'q', member: 'noor', id: uuid(901) }),
      fact('print_profile.downloads', { profile: 'q', total: 9800, id: uuid(902) }),
    ]
    expect(pointsOf([...downloads(9800), ...second], 'excellent-profile')).toBe(800)
    expect(pointsOf([...downloads(9800), ...second], 'excellent-profile', { member: 'noor' })).toBe(800)
  })

  it('totals of a profile that nobody published earn nothing', () => {
    expect(progressOf([factMaker()('print_profile.downloads', { profile: 'p', total: 500 })]).points).toBe(0)
  })
})
