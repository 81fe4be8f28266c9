import { describe, expect, it } from 'vitest'
import { planRoute } from '@shared/plan/plan'
import { factMaker, range } from '../programme/support/facts'
import { lines, planFor, stateAfter } from './support/routes'

const fact = factMaker()
const facts = [
  fact('member.joined', { at: '2023-11-25T08:00:00Z' }),
  ...range(137).map((n) => fact('post.created', { post: `p${n}` })),
  ...range(180).map((n) => fact('like.received', { like: `l${n}` })),
  ...range(20).map((n) => fact('answer.accepted', { answer: `a${n}` })),
  fact('badge.granted', { badge: 'featured', reason: 'liked' }),
]
const of = { programme: 'community-standing' }
const level = (to: number) => ({ kind: 'level', level: to }) as const

describe('the route to a level', () => {
  it('is posts up to the counter’s steps, for nothing else is in the member’s hand', () => {
    const plan = planFor(facts, level(14), of)
    expect(plan).toMatchObject({ have: 20 + 20 + 50 + 10 + 20, missing: 20, actions: 63 })
    expect(lines(plan)).toEqual(['63 × post = 20'])
    expect(lines(planFor(facts, level(15), of))).toEqual(['163 × post = 40'])
  })

  it('is not needed for a level that one has', () => {
    expect(planFor(facts, level(12), of)).toMatchObject({ missing: 0, steps: [] })
  })

  it('names what others do, with how many it takes, and the next anniversary with its date', () => {
    const { besides } = planFor(facts, level(14), of)
    expect(besides.filter(({ kind }) => kind !== 'badge')).toEqual([
      { kind: 'likes', rule: 'likes', togo: 20, points: 20 },
      { kind: 'likes', rule: 'badge:likable-guy', togo: 21, points: 200 },
      { kind: 'answers', rule: 'badge:brainiac', togo: 5, points: 100 },
      { kind: 'anniversary', rule: 'anniversary', years: 3, at: '2026-11-25T08:00:00.000Z', points: 30 },
    ])
  })

  it('names the badges that an operator grants and the member has not', () => {
    const badges = planFor(facts, level(14), of).besides.flatMap((one) => (one.kind === 'badge' ? [one] : []))
    expect(badges.map(({ rule, points }) => `${rule} ${points}`)).toEqual([
      'badge:cura-contributor 50',
      'badge:community-author 100',
      'badge:superstar 100',
      'badge:friend-of-ultimaker 100',
      'badge:inventor 350',
    ])
  })

  it('counts an anniversary from its moment on', () => {
    const after = planFor(facts, level(14), { ...of, asOf: '2026-11-25T08:00:00Z' })
    expect(after).toMatchObject({ have: 150, missing: 0 })
    expect(after.besides.at(-1)).toMatchObject({ years: 4, at: '2027-11-25T08:00:00.000Z', points: 40 })
  })
})

it.each([
  ['creator-rewards', 5, { code: 'no-levels' }],
  ['community-standing', 101, { code: 'above-highest-level', highest: 100 }],
  ['no-such', 5, { code: 'no-programme' }],
] as const)('there is no plan in %s to level %d', (programme, to, error) => {
  const input = { state: stateAfter(facts), programme, member: 'mia', asOf: '2026-11-22T00:00:00Z' }
  expect(planRoute({ ...input, goal: level(to), preference: 'soonest' })).toEqual({ ok: false, error })
})
