import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { planRoute, type Plan, type PlanPreference } from '@shared/plan/plan'
import { evaluate } from '@shared/programme/evaluate'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { copyState, createState, type EvaluationState } from '@shared/programme/state'
import { step } from '@shared/programme/step'
import { school } from '../../unit/programme/support/third-programme'
import { creatorStream, inOrder, standingStream, tight } from '../programme/streams'
import { deedsOf, factsTaken } from './taken'

const runs = { seed: 20261129, numRuns: 60 }
const asOf = fc.constantFrom('2026-11-15T08:00:00Z', '2026-11-30T23:59:59Z', '2026-12-01T00:00:00Z')
const preference = fc.constantFrom<PlanPreference>('soonest', 'fewest-actions')
const more = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 61, max: 400 }))
const programme = fc.constantFrom(tight, ...shippedProgrammes().slice(1), school())
const end = '2031-01-01T00:00:00Z'

type World = { readonly state: EvaluationState; readonly facts: readonly Fact[] }

function worldOf(programmes: readonly Programme[], stream: readonly Fact[]): World {
  const facts = inOrder(stream)
  const state = createState(programmes)
  for (const fact of facts) step(state, fact)
  return { state, facts }
}

const pointsIn = (programmes: readonly Programme[], facts: readonly Fact[]) =>
  evaluate(programmes, facts, end).members['mia']?.[programmes[0]?.id ?? '']

function bareIn({ state }: World): readonly string[] {
  const { models, profiles } = state.memory.world
  const taken = new Set([...profiles.values()].map(({ model }) => model))
  return [...models.values()]
    .filter((model) => model.approved?.owner.id === 'mia' && !taken.has(model) && !model.revoked)
    .map(({ id }) => id)
}

const scene = fc.record({
  programme,
  creators: creatorStream,
  community: standingStream,
  asOf,
  preference,
  more,
  unreviewed: fc.integer({ min: 0, max: 3 }),
})

type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

function planned(one: Scene): { readonly world: World; readonly plan: Plan } {
  const world = worldOf([one.programme], [...one.creators, ...one.community])
  const input = { ...one, state: world.state, programme: one.programme.id, member: 'mia' }
  const now = planRoute({ ...input, goal: { kind: 'points', balance: 0 } })
  if (!now.ok) throw new Error(now.error.code)
  const result = planRoute({ ...input, goal: { kind: 'points', balance: now.value.have + one.more } })
  if (!result.ok) throw new Error(result.error.code)
  return { world, plan: result.value }
}

describe('over seeded streams of facts, whoever takes a route', () => {
  it('gets exactly the points it says, with no award cut, and reaches the goal if it says so', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { world, plan } = planned(one)
        const taken = factsTaken(deedsOf(plan), bareIn(world))
        const [before, after] = [world.facts, [...world.facts, ...taken]].map((facts) =>
          pointsIn([one.programme], facts),
        )
        expect((after?.points ?? 0) - (before?.points ?? 0)).toBe(plan.points)
        const causes = new Set(taken.map(({ id }) => id))
        const awards = after?.entries.filter(({ cause }) => causes.has(cause)) ?? []
        for (const { amount, why } of awards) expect(amount).toBe(why.asked)
        expect(plan.reached).toBe(plan.points >= plan.missing)
        expect(plan.missingAfter).toBe(Math.max(0, plan.missing - plan.points))
        const byStep = plan.steps.reduce((sum, { points }) => sum + points, 0)
        expect(byStep).toBe(plan.points)
      }),
      runs,
    )
  })

  it('needs every action of it', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { world, plan } = planned(one)
        if (!plan.reached || plan.missing === 0) return
        const deeds = deedsOf(plan)
        const before = pointsIn([one.programme], world.facts)?.points ?? 0
        const distinct = new Map(deeds.map((deed, index) => [JSON.stringify(deed), index]))
        for (const left of distinct.values()) {
          const fewer = deeds.filter((_, index) => index !== left)
          if (!isPossible(fewer, bareIn(world))) continue
          const facts = [...world.facts, ...factsTaken(fewer, bareIn(world))]
          expect((pointsIn([one.programme], facts)?.points ?? 0) - before).toBeLessThan(plan.missing)
        }
      }),
      runs,
    )
  })

  it('finds the state as it was, and the same route again', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { world, plan } = planned(one)
        const before = copyState(world.state)
        expect(planned(one).plan).toEqual(plan)
        const input = { ...one, state: world.state, programme: one.programme.id, member: 'mia' }
        planRoute({ ...input, goal: { kind: 'points', balance: 900 } })
        expect(world.state).toEqual(before)
      }),
      { ...runs, numRuns: 20 },
    )
  })

  it('is left no better by any further action of the route’s own kinds when the goal is out of reach', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { world, plan } = planned({ ...one, programme: tight, more: 3000 })
        expect(plan.reached).toBe(false)
        const deeds = deedsOf(plan)
        const before = pointsIn([tight], world.facts)?.points ?? 0
        for (const deed of new Map(deeds.map((own) => [JSON.stringify(own), own])).values()) {
          const further = [...deeds, deed]
          if (!isPossible(further, bareIn(world))) continue
          if (deed.action.kind === 'review' && deed.action.first) continue
          const facts = factsTaken(further, bareIn(world))
          const causes = new Set(facts.map(({ id }) => id))
          const after = pointsIn([tight], [...world.facts, ...facts])
          const isCut = after?.entries.some(
            ({ cause, amount, why }) => causes.has(cause) && amount < why.asked,
          )
          if (isCut !== true) expect((after?.points ?? 0) - before).toBe(plan.points)
        }
      }),
      { ...runs, numRuns: 20 },
    )
  })
})

function isPossible(deeds: Parameters<typeof factsTaken>[0], bare: readonly string[]): boolean {
  try {
    factsTaken(deeds, bare)
    return true
  } catch {
    return false
  }
}
