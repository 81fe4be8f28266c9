import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesOf, type PlanAction } from '@shared/plan/action'
import { planRoute, type PlanPreference } from '@shared/plan/plan'
import type { Programme } from '@shared/programme/schema'
import { copyState, createState, type EvaluationState } from '@shared/programme/state'
import { step } from '@shared/programme/step'
import { school } from '../../unit/programme/support/third-programme'
import { factsTaken } from './taken'

/**
 * Every set of up to four actions, tried one after the other by the rules themselves: nothing of the plan's own search
 * is in here.
 */

const asOf = '2026-11-22T13:31:00Z'
const december = '2026-12-01T00:00:00.000Z'
const most = 4

const menu: readonly PlanAction[] = [
  { kind: 'preferences', named: [], atLeast: 1 },
  { kind: 'identity' },
  { kind: 'publish-model-and-profile', origin: 'original' },
  { kind: 'publish-model', origin: 'original' },
  { kind: 'review', first: true, rating: null },
  { kind: 'review', first: false, rating: null },
  { kind: 'post' },
]

type Way = {
  readonly points: number
  readonly actions: number
  readonly minutes: number
  readonly now: boolean
}

function ways(programme: Programme): readonly Way[] {
  const deeds = [asOf, december].flatMap((at) => menu.map((action) => ({ action, at })))
  const found: Way[] = []
  const visit = (from: number, state: EvaluationState, taken: typeof deeds, way: Way): void => {
    found.push(way)
    if (taken.length === most) return
    for (const [index, deed] of deeds.entries()) {
      if (index < from) continue
      const further = [...taken, deed]
      const copy = copyState(state)
      const before = factsTaken(taken, []).length
      const entries = factsTaken(further, [])
        .slice(before)
        .flatMap((fact) => step(copy, fact))
      const own = entries.filter(({ member }) => member === 'mia')
      if (own.some(({ amount, why }) => amount < why.asked)) continue
      visit(index, copy, further, {
        points: own.reduce((sum, { amount }) => sum + amount, way.points),
        actions: further.length,
        minutes: way.minutes + minutesOf(deed.action),
        now: way.now && deed.at === asOf,
      })
    }
  }
  visit(0, createState([programme]), [], { points: 0, actions: 0, minutes: 0, now: true })
  return found
}

const said = { en: 'a', de: 'a', 'zh-CN': 'a' }
const words = { section: 'all', name: said, ask: said, wording: said }
const few = fc.integer({ min: 1, max: 9 })
const cap = fc.option(
  fc.record({ points: fc.integer({ min: 3, max: 20 }), per: fc.constantFrom('month', 'ever') }),
  {
    nil: undefined,
  },
)
const capped = (rule: object) =>
  fc.record({ points: few, cap }).map(({ points, cap: under }) => ({
    ...rule,
    points,
    ...(under && { cap: under }),
  }))

const rules = fc.tuple(
  few.map((points) => ({ kind: 'once', id: 'preferences', fact: 'preferences.set', points })),
  few.map((points) => ({
    kind: 'once',
    id: 'identity',
    fact: 'identity.set',
    collect: { flags: ['nickname', 'avatar'] },
    points,
  })),
  few.map((points) => ({ kind: 'once', id: 'first-model', fact: 'model.approved', points })),
  capped({ kind: 'per-subject', id: 'model', fact: 'model.approved', subject: 'model', scope: 'everyone' }),
  capped({
    kind: 'per-subject',
    id: 'profile',
    fact: 'print_profile.published',
    subject: 'model',
    scope: 'everyone',
  }),
  fc.tuple(few, few, cap).map(([first, later, under]) => ({
    kind: 'scored',
    id: 'review',
    fact: 'review.posted',
    subject: 'model',
    exceptOwner: true,
    parts: [{ name: 'there', first, later }],
    max: { first: 9, later: 9 },
    ...(under && { cap: under }),
  })),
  fc.tuple(few, fc.integer({ min: 2, max: 3 })).map(([points, every]) => ({
    kind: 'counter',
    id: 'posts',
    points,
    every,
    counts: { fact: 'post.created', subject: 'post' },
  })),
  fc.tuple(few, fc.integer({ min: 2, max: 3 })).map(([points, every]) => ({
    kind: 'counter',
    id: 'models',
    points,
    every,
    counts: { fact: 'model.approved', subject: 'model' },
  })),
)

const programmes = fc
  .tuple(rules, fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 3 }))
  .map(([all, chosen]): Programme => {
    const own = chosen.map((index) => ({ ...words, ...all[index] }))
    return school({ timeZone: 'UTC', rules: own as never })
  })

const runs = { seed: 20261122, numRuns: 15 }

function planned(programme: Programme, balance: number, preference: PlanPreference) {
  const plan = planRoute({
    state: createState([programme]),
    programme: programme.id,
    member: 'mia',
    asOf,
    goal: { kind: 'points', balance },
    preference,
    unreviewed: most,
  })
  if (!plan.ok) throw new Error(plan.error.code)
  return plan.value
}

describe('against every set of up to four actions, over made-up programmes', () => {
  it('no route to any goal has fewer actions', () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        const all = ways(programme)
        const furthest = Math.max(...all.map(({ points }) => points))
        for (let goal = 1; goal <= furthest; goal += 1) {
          const least = Math.min(...all.filter(({ points }) => points >= goal).map(({ actions }) => actions))
          expect([goal, planned(programme, goal, 'fewest-actions').actions]).toEqual([goal, least])
        }
      }),
      runs,
    )
  })

  it('no route of the present month costs less effort', () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        const all = ways(programme).filter(({ now }) => now)
        const furthest = Math.max(...all.map(({ points }) => points))
        for (let goal = 1; goal <= furthest; goal += 1) {
          const least = Math.min(...all.filter(({ points }) => points >= goal).map(({ minutes }) => minutes))
          const plan = planned(programme, goal, 'soonest')
          const minutes = plan.steps.reduce((sum, one) => sum + one.minutes, 0)
          expect(plan.steps.every(({ period }) => period === null)).toBe(true)
          expect(minutes).toBeLessThanOrEqual(least)
          if (plan.actions <= most) expect([goal, minutes]).toEqual([goal, least])
        }
      }),
      runs,
    )
  })
})
