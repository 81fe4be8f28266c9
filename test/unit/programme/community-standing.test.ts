import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { levelOf } from '@shared/programme/level'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { entriesOf, factMaker, pointsOf, progressOf, range } from './support/facts'

const of = { programme: 'community-standing' }

describe('counters', () => {
  const fact = factMaker()
  const posts = (count: number) => range(count).map((n) => fact('post.created', { post: `p${n}` }))

  const likes = (count: number) => range(count).map((n) => fact('like.received', { like: `l${n}` }))

  const steps = [
    [0, 0, 100],
    [99, 0, 100],
    [100, 20, 200],
    [101, 20, 200],
    [199, 20, 200],
    [200, 40, 300],
    [201, 40, 300],
  ] as const

  it.each(steps)(
    '"Posts: 20 points per 100 posts": %i posts give %i, the next step is at %i',
    (count, points, nextAt) => {
      const facts = [fact('member.joined', {}), ...posts(count)]
      expect(progressOf(facts, of).rules['posts']).toMatchObject({ points, count, nextAt })
    },
  )

  it.each(steps)(
    '"Receiving likes: 20 points per 100 likes": %i likes give %i, the next step is at %i',
    (count, points, nextAt) => {
      const facts = [fact('member.joined', {}), ...likes(count)]
      expect(progressOf(facts, of).rules['likes']).toMatchObject({ points, count, nextAt })
    },
  )

  it('each post and each like counts once, for whom it was first recorded', () => {
    const first = [...posts(100), ...likes(100)]
    const again = [
      ...range(100).map((n) => fact('post.created', { post: `p${n}`, member: 'noor' })),
      ...range(100).map((n) => fact('like.received', { like: `l${n}` })),
    ]
    expect(progressOf([...first, ...again], of).points).toBe(40)
    expect(progressOf([...first, ...again], { ...of, member: 'noor' }).points).toBe(0)
    expect(entriesOf([...first, ...again], 'likes', of)).toMatchObject([{ subject: 'mia', step: 100 }])
  })

  it('points follow the highest count: removals take nothing back, and the way up again gives nothing', () => {
    const written = posts(100)
    const removed = range(50).map((n) => fact('post.removed', { post: `p${n}`, member: 'moderator' }))
    const more = range(99).map((n) => fact('post.created', { post: `q${n}` }))
    const progress = progressOf([...written, ...removed, ...more], of)
    expect(progress.rules['posts']).toMatchObject({ points: 20, count: 149, nextAt: 200 })
  })

  it('a post removed before the hundredth is missing, until another takes its place', () => {
    const facts = [...posts(99), fact('post.removed', { post: 'p5' }), fact('post.created', { post: 'x' })]
    expect(pointsOf(facts, 'posts', of)).toBe(0)
    expect(pointsOf([...facts, fact('post.created', { post: 'y' })], 'posts', of)).toBe(20)
  })

  it('a post that was removed and comes back as another member’s counts for that member', () => {
    const facts = [
      ...posts(100),
      fact('post.removed', { post: 'p0' }),
      fact('post.created', { post: 'p0', member: 'noor' }),
    ]
    expect(progressOf(facts, of).rules['posts']).toMatchObject({ points: 20, count: 99 })
    expect(progressOf(facts, { ...of, member: 'noor' }).rules['posts']?.count).toBe(1)
  })

  it('a removed post that comes back stands again; one that never stood removes nothing', () => {
    const back = [
      ...posts(100),
      fact('post.removed', { post: 'p0' }),
      fact('post.removed', { post: 'nobody' }),
      fact('post.created', { post: 'p0' }),
    ]
    expect(progressOf(back, of).rules['posts']).toMatchObject({ points: 20, count: 100 })
  })
})

describe('badges', () => {
  const fact = factMaker()
  const many = (count: number, make: (n: number) => Fact) => range(count).map(make)

  const answers = many(26, (n) => fact('answer.accepted', { answer: `a${n}` }))

  it('"This is awarded when you have given 25 ‘Best Answers’ or more.": 24 is not, 25 is, and it is given once', () => {
    expect(progressOf(answers.slice(0, 24), of)).toMatchObject({ points: 0, badges: [] })
    expect(progressOf(answers.slice(0, 24), of).rules['badge:brainiac']).toMatchObject({
      count: 24,
      nextAt: 25,
    })
    expect(progressOf(answers.slice(0, 25), of)).toMatchObject({ points: 100, badges: ['brainiac'] })
    expect(entriesOf(answers, 'badge:brainiac', of)).toHaveLength(1)
    const oneTwice = [...answers.slice(0, 24), fact('answer.accepted', { answer: 'a3' })]
    expect(progressOf(oneTwice, of).badges).toEqual([])
  })

  it('"When you receive over 200 likes, we figure you must be doing something particularly good, so we award you the Likeable Guy badge!": 199 and 200 are not over, 201 is', () => {
    const likes = many(201, (n) => fact('like.received', { like: `l${n}` }))
    expect(progressOf(likes.slice(0, 199), of).badges).toEqual([])
    expect(progressOf(likes.slice(0, 200), of).badges).toEqual([])
    expect(progressOf(likes.slice(0, 200), of).rules['badge:likable-guy']).toMatchObject({ nextAt: 201 })
    expect(progressOf(likes, of).badges).toEqual(['likable-guy'])
  })

  it('withdrawn likes do not count towards a badge, and a badge once earned stays', () => {
    const likes = many(201, (n) => fact('like.received', { like: `l${n}` }))
    const withdrawn = fact('like.withdrawn', { like: 'l7' })
    const another = fact('like.received', { like: 'l201' })
    const third = fact('like.received', { like: 'l202' })
    expect(progressOf([...likes.slice(0, 200), withdrawn, another], of).badges).toEqual([])
    expect(progressOf([...likes.slice(0, 200), withdrawn, another, third], of).badges).toEqual([
      'likable-guy',
    ])
    expect(progressOf([...likes, withdrawn], of).badges).toEqual(['likable-guy'])
    expect(entriesOf([...likes, withdrawn, another], 'badge:likable-guy', of)).toHaveLength(1)
  })

  it('"Brainiac: 100 points"', () => {
    expect(pointsOf(answers, 'badge:brainiac', of)).toBe(100)
  })

  it('"Likable Guy: 200 points", beside the 40 that its likes give', () => {
    const likes = many(201, (n) => fact('like.received', { like: `l${n}` }))
    expect(pointsOf(likes, 'badge:likable-guy', of)).toBe(200)
    expect(progressOf(likes, of).points).toBe(240)
  })

  it.each([
    ['Featured: 50 points', 'featured', 50],
    ['Cura Contributor: 50 points', 'cura-contributor', 50],
    ['Community Author: 100 points', 'community-author', 100],
    ['Superstar: 100 points', 'superstar', 100],
    ['Friend of Ultimaker: 100 points', 'friend-of-ultimaker', 100],
    ['Ultimaker Inventor: 350 points', 'inventor', 350],
  ])('"%s": once, however often it is granted', (_, badge, points) => {
    const grant = () => fact('badge.granted', { badge, reason: 'earned' })
    const progress = progressOf([grant(), grant()], of)
    expect(progress).toMatchObject({ points, badges: [badge] })
    expect(progress.entries).toMatchObject([{ rule: `badge:${badge}`, amount: points, step: 1 }])
  })

  it.each([
    [
      'When your 3D print makes it to become featured in our menu, dashboard and mentioned in a tweet because it generated the most likes you will receive the Featured badge.',
      'featured',
    ],
    [
      'You’ll be awarded with this badge when you have contributed to the Cura ecosystem.',
      'cura-contributor',
    ],
    [
      'Once your work is published on our resource pages or blog you’ll be awarded with this badge.',
      'community-author',
    ],
    [
      'It gives you the recognition you deserve when getting featured in an Ultimaker story or blog post.',
      'superstar',
    ],
    [
      'when we meet you in person (at a show or visit to HQ etc.), you’ll be awarded the Friend of Ultimaker badge.',
      'friend-of-ultimaker',
    ],
    [
      'When you have made and shared a popular modification, you will forever be known as an Ultimaker Inventor.',
      'inventor',
    ],
  ])('"%s": when the team says so, and by no number of posts, likes or answers', (_, badge) => {
    const busy = [
      ...answers,
      ...many(300, (n) => fact('like.received', { like: `b${n}` })),
      ...many(300, (n) => fact('post.created', { post: `b${n}` })),
    ]
    expect(progressOf(busy, of).badges).toEqual(['brainiac', 'likable-guy'])
    const granted = fact('badge.granted', { badge, reason: 'seen by the team' })
    expect(progressOf([...busy, granted], of).badges).toContain(badge)
  })

  it('a badge that no rule knows, or that is earned by counting, is not granted', () => {
    const facts = ['knight', 'brainiac'].map((badge) => fact('badge.granted', { badge, reason: 'asked' }))
    expect(progressOf(facts, of)).toMatchObject({ points: 0, badges: [] })
  })
})

describe('anniversaries', () => {
  const joined = (at: string) => [factMaker()('member.joined', { at })]

  const after = (asOf: string, at = '2020-11-22T13:31:00.000Z') =>
    pointsOf(joined(at), 'anniversary', { ...of, asOf })

  it('"10 points after 1 year": not a millisecond before', () => {
    expect(after('2021-11-22T13:30:59.999Z')).toBe(0)
    expect(after('2021-11-22T13:31:00Z')).toBe(10)
    expect(after('2022-11-22T13:30:59.999Z')).toBe(10)
  })

  it('"20 points after 2 years": on top of the 10', () => {
    expect(after('2022-11-22T13:31:00Z')).toBe(10 + 20)
    expect(after('2023-11-22T13:30:59.999Z')).toBe(10 + 20)
  })

  it('"30 points after 3 years and etc.": each year 10 more than the one before', () => {
    expect(after('2023-11-22T13:31:00Z')).toBe(10 + 20 + 30)
    expect(after('2024-11-22T13:31:00Z')).toBe(10 + 20 + 30 + 40)
    expect(after('2026-11-22T13:31:00Z')).toBe(210)
    expect(after('2040-11-22T13:31:00Z')).toBe(2100)
  })

  it('who joined long before it was recorded has the years that went by', () => {
    const late = factMaker()('member.joined', {
      at: '2020-11-22T13:31:00Z',
      recordedAt: '2026-11-01T00:00:00Z',
    })
    expect(pointsOf([late], 'anniversary', { ...of, asOf: '2026-11-22T13:31:00Z' })).toBe(210)
  })

  it('a later version with another time zone moves none of the past, however often the calendar was looked at', () => {
    const standing = shippedProgrammes().find(({ id }) => id === 'community-standing')
    if (!standing) throw new Error('no community standing')
    const later: Programme = {
      ...standing,
      version: '2',
      from: '2026-01-01T00:00:00Z',
      timeZone: 'Pacific/Kiritimati',
    }
    const facts = joined('2024-02-28T12:00:00Z')
    const moments = (programmes: readonly Programme[]) =>
      entriesOf(facts, 'anniversary', { ...of, programmes, asOf: '2026-11-22T00:00:00Z' }).map(
        ({ occurredAt, version }) => [occurredAt, version],
      )
    expect(moments([standing])).toEqual([
      ['2025-02-28T12:00:00.000Z', '1'],
      ['2026-02-28T12:00:00.000Z', '1'],
    ])
    expect(moments([later, standing])).toEqual([
      ['2025-02-28T12:00:00.000Z', '1'],
      ['2026-02-27T12:00:00.000Z', '2'],
    ])
  })

  it('who joined on 29 February has it on 28 February in common years, and on the 29th in leap years', () => {
    const entries = entriesOf(joined('2020-02-29T08:00:00Z'), 'anniversary', {
      ...of,
      asOf: '2024-12-31T00:00:00Z',
    })
    expect(entries.map(({ occurredAt, step, amount }) => [occurredAt.slice(0, 10), step, amount])).toEqual([
      ['2021-02-28', 1, 10],
      ['2022-02-28', 2, 20],
      ['2023-02-28', 3, 30],
      ['2024-02-29', 4, 40],
    ])
  })

  it('on 28 February the leap-day member’s year is full at the minute of joining, not at midnight, nor on 1 March', () => {
    const at = '2020-02-29T08:00:00Z'
    expect(after('2021-02-28T07:59:59.999Z', at)).toBe(0)
    expect(after('2021-02-28T08:00:00Z', at)).toBe(10)
    expect(after('2024-02-28T08:00:00Z', at)).toBe(60)
    expect(after('2024-02-29T08:00:00Z', at)).toBe(100)
    expect(after('2100-02-28T08:00:00Z', '2096-02-29T08:00:00Z')).toBe(100)
  })

  it('joining a second time changes nothing', () => {
    const fact = factMaker()
    const facts = [
      fact('member.joined', { at: '2024-01-01T00:00:00Z' }),
      fact('member.joined', { at: '2025-01-01T00:00:00Z' }),
    ]
    expect(pointsOf(facts, 'anniversary', { ...of, asOf: '2026-06-01T00:00:00Z' })).toBe(30)
  })
})

describe('levels', () => {
  const levels = shippedProgrammes().find(({ id }) => id === 'community-standing')?.levels
  if (!levels) throw new Error('community-standing has no levels')

  const titleAt = (points: number) => levelOf(levels, points).title.en

  it.each([
    ['0-10 ‘Just getting started’', 0, 10, 'Just getting started'],
    ['11-20 ‘3D printing enthusiast’', 11, 20, '3D printing enthusiast'],
    ['21-30 ‘I know my way around here’', 21, 30, 'I know my way around here'],
    ['31-40 ‘Feel free to ask me’', 31, 40, 'Feel free to ask me'],
    ['41-50 ‘I got this!’', 41, 50, 'I got this!'],
    ['51-60 ‘Becoming an expert’', 51, 60, 'Becoming an expert'],
    ['61-70 ‘You can trust this guy’', 61, 70, 'You can trust this guy'],
    ['71-80 ‘Knows the BOM by heart’', 71, 80, 'Knows the BOM by heart'],
    ['81-100 ‘Ultimaker family’', 81, 100, 'Ultimaker family'],
  ])(
    '"%s": from the first point of level %i to the last of level %i, and not beside it',
    (_, from, to, title) => {
      expect([levelOf(levels, from * 10).level, levelOf(levels, to * 10).level]).toEqual([from, to])
      expect([titleAt(from * 10), titleAt(from * 10 + 9), titleAt(to * 10)]).toEqual([title, title, title])
      expect(titleAt(to * 10 + 9)).toBe(title)
      if (from > 0) expect(titleAt(from * 10 - 1)).not.toBe(title)
      if (to < 100) expect(titleAt(to * 10 + 10)).not.toBe(title)
    },
  )

  it('no level is above 100, however many the points, and none below 0', () => {
    expect([999, 1000, 1009, 1010, 99_999].map((points) => levelOf(levels, points).level)).toEqual([
      99, 100, 100, 100, 100,
    ])
    expect(levelOf(levels, 99_999).title.en).toBe('Ultimaker family')
    expect(levelOf(levels, -5).level).toBe(0)
  })

  it('"grow in level and unlock special privileges.": points of badges and years make the level, its title and what it unlocks', () => {
    const fact = factMaker()
    const badges = ['inventor', 'superstar', 'community-author', 'friend-of-ultimaker', 'featured']
    const facts = badges.map((badge) => fact('badge.granted', { badge, reason: 'earned' }))
    const joined = fact('member.joined', { at: '2022-11-01T00:00:00Z' })
    expect(progressOf(facts, of)).toMatchObject({ points: 700, level: 70, title: 'You can trust this guy' })
    expect(progressOf([...facts, joined], of)).toMatchObject({
      points: 800,
      level: 80,
      title: 'Knows the BOM by heart',
    })
    const one = fact('badge.granted', { badge: 'cura-contributor', reason: 'earned' })
    expect(progressOf([...facts, joined, one], of)).toMatchObject({ level: 85, title: 'Ultimaker family' })
    expect(progressOf([...facts, joined, one], of).privileges).toContain('reserved-items')
  })

  it('each title unlocks one privilege more, at its first level', () => {
    const unlocked = [109, 110, 209, 210, 309, 310, 409, 410, 509, 510, 609, 610, 709, 710, 809, 810]
    expect(unlocked.map((points) => levelOf(levels, points).privileges.length)).toEqual([
      0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8,
    ])
    expect(levelOf(levels, 110).privileges).toEqual(['profile-flair'])
    expect(levelOf(levels, 1000).privileges).toEqual([
      'profile-flair',
      'store-early-access',
      'feedback-vote',
      'larger-uploads',
      'beta-updates',
      'auto-approval',
      'queue-helper',
      'reserved-items',
    ])
  })

  it('are null where the programme has none', () => {
    const fact = factMaker()('preferences.set', { tags: ['a'] })
    expect(progressOf([fact])).toMatchObject({ badges: null, level: null, title: null, privileges: null })
    expect(progressOf([fact], of)).toMatchObject({
      badges: [],
      level: 0,
      title: 'Just getting started',
      privileges: [],
    })
  })
})
