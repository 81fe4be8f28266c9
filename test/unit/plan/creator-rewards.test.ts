import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { planRoute } from '@shared/plan/plan'
import { copyState } from '@shared/programme/state'
import { factMaker, range } from '../programme/support/facts'
import { lines, planFor, points, stateAfter } from './support/routes'

const fact = factMaker()

const forms = () => [
  fact('preferences.set', { tags: ['art'] }),
  fact('identity.set', { nickname: true, avatar: true }),
  fact('profile.set', { fields: ['bio', 'region'] }),
  fact('printer.configured', { slicer: 'orca', vendor: 'Elegoo', model: 'Neptune' }),
]

const models = (count: number, name: string, at = '2026-11-02T00:00:00Z') =>
  range(count).map((n) => fact('model.approved', { model: `${name}${n}`, origin: 'original', at }))

const profiles = (count: number, name: string, at = '2026-11-03T00:00:00Z') =>
  range(count).map((n) =>
    fact('print_profile.published', { model: `${name}${n}`, profile: `of ${name}${n}`, at }),
  )

/** `others` were there before mia. */
const reviews = (count: number, name: string, others: boolean) =>
  range(count).flatMap((n) => {
    const review = (member: string) =>
      fact('review.posted', {
        member,
        review: `${name}${n} by ${member}`,
        model: `${name}${n}`,
        rating: 4,
        photo: true,
        description: true,
      })
    return others ? [review('noor'), review('mia')] : [review('mia')]
  })

describe('the route of a new member', () => {
  it('to 65 points is one model with its profile: four rules pay for one click', () => {
    const plan = planFor([], points(65))
    expect(lines(plan)).toEqual(['1 × publish-model-and-profile +65'])
    expect(plan.steps[0]?.rules).toEqual([
      { rule: 'first-model-upload', points: 30 },
      { rule: 'model-upload', points: 10 },
      { rule: 'first-print-profile', points: 20 },
      { rule: 'model-first-profile', points: 5 },
    ])
  })

  it('soonest, takes the forms of a minute before the work of ten', () => {
    expect(lines(planFor([], points(100)))).toEqual([
      '1 × preferences +10',
      '1 × identity +5',
      '1 × profile +5',
      '1 × printer +5',
      '1 × publish-model-and-profile +65',
      '1 × publish-model +10',
    ])
  })

  it('with the fewest actions, leaves the small ones out', () => {
    const plan = planFor([], points(95), { preference: 'fewest-actions' })
    expect(lines(plan)).toEqual(['1 × publish-model-and-profile +65', '2 × publish-model-and-profile +15'])
    expect(plan).toMatchObject({ actions: 3, points: 95, reached: true, missingAfter: 0 })
  })

  it('says what each form has to hold', () => {
    const [preferences, , profile] = planFor([], points(25)).steps
    expect(preferences?.action).toEqual({ kind: 'preferences', named: [], atLeast: 1 })
    expect(profile?.action).toEqual({ kind: 'profile', named: ['bio', 'region'], atLeast: 2 })
  })

  it('that leads out of reach says how far it gets this month and next', () => {
    const plan = planFor([], points(2000), { preference: 'fewest-actions' })
    expect(plan).toMatchObject({ reached: false, missing: 2000, points: 1115, missingAfter: 885 })
    expect(lines(plan)).toContain('2026-12: 30 × publish-model-and-profile +15')
    expect(plan.caps.every(({ after }) => after === 0)).toBe(true)
  })
})

describe('on 21 November, with 45 points to go to a spool of 1,300', () => {
  const facts = () => [
    ...forms().filter(({ type }) => type !== 'identity.set'),
    ...models(8, 'old', '2026-10-02T00:00:00Z'),
    ...models(30, 'new'),
    ...profiles(22, 'new'),
    ...reviews(4, 'first', false),
    ...reviews(2, 'later', true),
  ]
  const spool = { kind: 'item', price: 1300 } as const
  const adjustment = 1255 - planFor(facts(), spool).have

  it('eight actions do, all possible in November', () => {
    const plan = planFor(facts(), spool, { adjustment, unreviewed: 4 })
    expect(plan).toMatchObject({ have: 1255, missing: 45, actions: 8, points: 45, reached: true })
    expect(lines(plan)).toEqual(['1 × identity +5', '1 × review +10', '6 × publish-profile +5'])
  })

  it('for who would rather wait for December, three do', () => {
    const plan = planFor(facts(), spool, { adjustment, unreviewed: 4, preference: 'fewest-actions' })
    expect(lines(plan)).toEqual(['2026-12: 3 × publish-model-and-profile +15'])
  })

  it('Model Upload is used up, so the route leaves it out', () => {
    const plan = planFor(facts(), spool, { adjustment })
    expect(plan.caps.find(({ rule }) => rule === 'model-upload')).toMatchObject({ before: 0, after: 0 })
    expect(lines(plan)).toEqual(['1 × identity +5', '8 × publish-profile +5'])
  })

  it('first reviews are proposed only as far as unreviewed models are known of', () => {
    const told = (unreviewed: number) =>
      lines(planFor(facts(), points(16), { adjustment: -planFor(facts(), spool).have, unreviewed }))
    expect(told(0)).toEqual(['1 × identity +5', '1 × publish-profile +5', '1 × review +7'])
    expect(told(1)).toEqual(['1 × identity +5', '1 × review +10', '1 × publish-profile +5'])
  })

  it('profiles are proposed only for models of one’s own that have none', () => {
    const few = [
      ...forms(),
      ...models(30, 'new'),
      ...profiles(28, 'new'),
      ...profiles(1, 'new', '2026-11-04'),
    ]
    const plan = planFor([...few, ...reviews(7, 'first', false)], points(5000))
    expect(lines(plan).slice(0, 1)).toEqual(['2 × publish-profile +5'])
  })
})

describe('what a rule would cut', () => {
  const reviewed = () => [...forms(), ...reviews(2, 'later', true), ...reviews(5, 'first', false)]

  it('is not proposed: with 64 of 70 used no review, in any form, before December', () => {
    const plan = planFor(reviewed(), points(5000))
    expect(plan.caps.find(({ rule }) => rule === 'print-review')).toMatchObject({ before: 6, after: 6 })
    expect(lines(plan).filter((line) => line.includes('review'))).toEqual(['2026-12: 10 × review +7'])
  })

  it('is proposed in another form that is not cut: the profile without the model', () => {
    const facts = [...forms(), ...models(30, 'new'), ...profiles(1, 'new')]
    expect(lines(planFor(facts, points(25 + 330 + 25 + 55)))).toEqual(['11 × publish-profile +5'])
  })
})

describe('on 29 November', () => {
  const used = (): readonly Fact[] => [
    ...forms(),
    ...models(29, 'new'),
    ...profiles(29, 'new'),
    ...reviews(7, 'first', false),
  ]

  it('what November has left comes first, and December’s room makes up the rest', () => {
    const plan = planFor(used(), points(stateOf(used()) + 100), { asOf: '2026-11-29T20:00:00Z' })
    expect(lines(plan)).toEqual([
      '1 × publish-model-and-profile +15',
      '2026-12: 5 × publish-model-and-profile +15',
      '2026-12: 1 × publish-model +10',
    ])
    expect(plan.steps[1]?.period).toEqual({
      per: 'month',
      key: '2026-12',
      opens: '2026-12-01T00:00:00.000Z',
    })
  })

  it('the same, with the fewest actions', () => {
    const plan = planFor(used(), points(stateOf(used()) + 100), {
      asOf: '2026-11-29T20:00:00Z',
      preference: 'fewest-actions',
    })
    expect(plan.actions).toBe(7)
    expect(plan.points).toBe(105)
  })

  it('room is counted at the time of the step', () => {
    const { caps } = planFor(used(), points(stateOf(used()) + 100), { asOf: '2026-11-29T20:00:00Z' })
    expect(caps.filter(({ rule }) => rule === 'model-upload')).toEqual([
      { rule: 'model-upload', period: '2026-11', opens: null, limit: 300, before: 10, after: 0 },
      {
        rule: 'model-upload',
        period: '2026-12',
        opens: '2026-12-01T00:00:00.000Z',
        limit: 300,
        before: 300,
        after: 240,
      },
    ])
  })
})

describe('a plan', () => {
  it('has no steps when the goal is reached', () => {
    expect(planFor(forms(), points(25))).toMatchObject({ missing: 0, reached: true, steps: [], actions: 0 })
    expect(planFor(forms(), points(20))).toMatchObject({ missing: 0, missingAfter: 0 })
  })

  it('proposes a one-off task again once its award was taken back', () => {
    const facts = [...forms(), ...models(1, 'new'), ...profiles(1, 'new')]
    const revoked = fact('model.revoked', { model: 'new0', reason: 'copied', at: '2026-11-05T00:00:00Z' })
    expect(lines(planFor([...facts, revoked], points(90)))).toEqual(['1 × publish-model-and-profile +65'])
    expect(lines(planFor(facts, points(105)))).toEqual(['1 × publish-model-and-profile +15'])
  })

  it('counts what the ledger has beside the rules: less what was spent', () => {
    expect(planFor(forms(), points(20), { adjustment: -20 })).toMatchObject({ have: 5, missing: 15 })
  })

  it('leaves the state as it was, and is the same each time', () => {
    const facts = [...forms(), ...models(3, 'new')]
    const state = stateAfter(facts)
    const before = copyState(state)
    const input = { state, programme: 'creator-rewards', member: 'mia', asOf: '2026-11-22T00:00:00Z' }
    const plan = () => planRoute({ ...input, goal: points(700), preference: 'fewest-actions' })
    expect(plan()).toEqual(plan())
    expect(state).toEqual(before)
  })

  it('names what is not in the member’s hand: the nearest milestones, and suggestions', () => {
    const facts = [
      ...models(2, 'new'),
      ...profiles(1, 'new'),
      fact('model.downloads', { model: 'new0', total: 637, at: '2026-11-10T00:00:00Z' }),
      fact('print_profile.downloads', { profile: 'of new0', total: 212, at: '2026-11-10T00:00:00Z' }),
    ]
    expect(planFor(facts, points(1000)).besides).toEqual([
      { kind: 'downloads', rule: 'excellent-model', of: 'model', subject: 'new0', togo: 13, points: 20 },
      {
        kind: 'downloads',
        rule: 'excellent-profile',
        of: 'profile',
        subject: 'of new0',
        togo: 38,
        points: 5,
      },
      { kind: 'suggestions', rule: 'feedback', togo: 1, points: 2 },
    ])
  })

  it('names the last step of a model with what is left for it', () => {
    const facts = [
      ...models(1, 'new'),
      fact('model.downloads', { model: 'new0', total: 9650, at: '2026-11-10T00:00:00Z' }),
    ]
    expect(planFor(facts, points(9000)).besides[0]).toMatchObject({ togo: 50, points: 20 })
  })

  it('names no milestone of a model that was taken down', () => {
    const facts = [
      ...models(1, 'new'),
      fact('model.downloads', { model: 'new0', total: 49, at: '2026-11-10T00:00:00Z' }),
      fact('model.revoked', { model: 'new0', reason: 'copied', at: '2026-11-11T00:00:00Z' }),
    ]
    expect(planFor(facts, points(1000)).besides.map(({ kind }) => kind)).toEqual(['suggestions'])
  })
})

const stateOf = (facts: readonly Fact[]): number => planFor(facts, points(0)).have
