import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { levelOf } from '@shared/programme/level'
import { shippedProgrammes } from '@shared/programme/shipped'
import { entriesOf, factMaker, pointsOf, progressOf, range } from './support/facts'

const of = { programme: 'community-standing' }

describe('counters', () => {
  const fact = factMaker()
  const posts = (count: number) => range(count).map((n) => fact('post.created', { post: `p${n}` }))

  it.each([
    [99, 0, 100],
    [100, 20, 200],
    [101, 20, 200],
    [199, 20, 200],
    [200, 40, 300],
  ])('"Posts: 20 points per 100 posts": %i posts give %i, next at %i', (count, points, nextAt) => {
    expect(progressOf(posts(count), of).rules['posts']).toMatchObject({ points, count, nextAt })
  })

  it('"Receiving likes: 20 points per 100 likes", each like once', () => {
    const likes = range(100).map((n) => fact('like.received', { like: `l${n}` }))
    const again = range(100).map((n) => fact('like.received', { like: `l${n}` }))
    expect(pointsOf([...likes, ...again], 'likes', of)).toBe(20)
    expect(entriesOf([...likes, ...again], 'likes', of)).toMatchObject([{ subject: 'mia', step: 100 }])
  })

  it('points follow the highest count: removals take nothing back, and the way up again gives nothing', () => {
    const written = posts(100)
    const removed = range(50).map((n) => fact('post.removed', { post: `p${n}`, member: 'moderator' }))
    const more = range(99).map((n) => fact('post.created', { post: `q${n}` }))
    const progress = progressOf([...written, ...removed, ...more], of)
    expect(progress.rules['posts']).toMatchObject({ points: 20, count: 149, nextAt: 200 })
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

  it('"when you have given 25 ‘Best Answers’ or more": 24 is not, 25 is, and it stays', () => {
    const answers = many(26, (n) => fact('answer.accepted', { answer: `a${n}` }))
    expect(progressOf(answers.slice(0, 24), of)).toMatchObject({ points: 0, badges: [] })
    expect(progressOf(answers.slice(0, 24), of).rules['badge:brainiac']).toMatchObject({
      count: 24,
      nextAt: 25,
    })
    expect(progressOf(answers.slice(0, 25), of)).toMatchObject({ points: 100, badges: ['brainiac'] })
    expect(entriesOf(answers, 'badge:brainiac', of)).toHaveLength(1)
  })

  it('"When you receive over 200 likes": 200 is not over, 201 is; withdrawn likes do not count, the badge stays', () => {
    const likes = many(201, (n) => fact('like.received', { like: `l${n}` }))
    const withdrawn = fact('like.withdrawn', { like: 'l7' })
    const another = fact('like.received', { like: 'l201' })
    expect(progressOf(likes.slice(0, 200), of).badges).toEqual([])
    expect(pointsOf(likes, 'badge:likable-guy', of)).toBe(200)
    expect(progressOf([...likes.slice(0, 200), withdrawn, another], of).badges).toEqual([])
    expect(progressOf([...likes, withdrawn], of).badges).toEqual(['likable-guy'])
  })

  it.each([
    ['featured', 50],
    ['cura-contributor', 50],
    ['community-author', 100],
    ['superstar', 100],
    ['friend-of-ultimaker', 100],
    ['inventor', 350],
  ])('%s: %i points, once', (badge, points) => {
    const grant = () => fact('badge.granted', { badge, reason: 'earned' })
    const progress = progressOf([grant(), grant()], of)
    expect(progress).toMatchObject({ points, badges: [badge] })
    expect(progress.entries).toMatchObject([{ rule: `badge:${badge}`, amount: points, step: 1 }])
  })

  it('a badge that no rule knows, or that is earned by counting, is not granted', () => {
    const facts = ['knight', 'brainiac'].map((badge) => fact('badge.granted', { badge, reason: 'asked' }))
    expect(progressOf(facts, of)).toMatchObject({ points: 0, badges: [] })
  })
})

describe('anniversaries', () => {
  const joined = (at: string) => [factMaker()('member.joined', { at })]

  it('"10 points after 1 year, 20 points after 2 years, 30 points after 3 years and etc."', () => {
    const at = '2020-11-22T13:31:00.000Z'
    const after = (asOf: string) => pointsOf(joined(at), 'anniversary', { ...of, asOf })
    expect(after('2021-11-22T13:30:59.999Z')).toBe(0)
    expect(after('2021-11-22T13:31:00Z')).toBe(10)
    expect(after('2022-11-22T13:31:00Z')).toBe(10 + 20)
    expect(after('2023-11-22T13:31:00Z')).toBe(10 + 20 + 30)
    expect(after('2026-11-22T13:31:00Z')).toBe(210)
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

  it.each([
    [0, 0, 'Just getting started'],
    [109, 10, 'Just getting started'],
    [110, 11, '3D printing enthusiast'],
    [209, 20, '3D printing enthusiast'],
    [210, 21, 'I know my way around here'],
    [310, 31, 'Feel free to ask me'],
    [410, 41, 'I got this!'],
    [510, 51, 'Becoming an expert'],
    [610, 61, 'You can trust this guy'],
    [710, 71, 'Knows the BOM by heart'],
    [809, 80, 'Knows the BOM by heart'],
    [810, 81, 'Ultimaker family'],
    [1000, 100, 'Ultimaker family'],
    [99_999, 100, 'Ultimaker family'],
  ])('%i community points are level %i, ‘%s’', (points, level, title) => {
    expect(levelOf(levels, points)).toMatchObject({ level, title: { en: title } })
  })

  it('each title unlocks one privilege more', () => {
    expect(levelOf(levels, 109).privileges).toEqual([])
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
