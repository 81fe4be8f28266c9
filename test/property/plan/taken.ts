import type { Fact } from '@shared/facts/fact'
import type { PlanAction } from '@shared/plan/action'
import type { Plan } from '@shared/plan/plan'
import { uuid } from '../../unit/programme/support/facts'

/** One action of a route, as somebody takes it. */
export type Deed = { readonly action: PlanAction; readonly at: string }

export const deedsOf = ({ steps, asOf }: Pick<Plan, 'steps' | 'asOf'>): readonly Deed[] =>
  steps.flatMap(({ action, period, times }) =>
    Array.from({ length: times }, () => ({ action, at: period?.opens ?? asOf })),
  )

/**
 * Mia takes the actions one after the other, long after all else was recorded: written apart from the plan's own facts,
 * with models that are really there. `bare` are her models without a profile.
 */
export function factsTaken(deeds: readonly Deed[], bare: readonly string[]): readonly Fact[] {
  const waiting = [...bare]
  let made = 0
  return deeds.flatMap(({ action, at }): readonly Fact[] => {
    const fact = (body: object): Fact => {
      made += 1
      const recordedAt = new Date(Date.UTC(2030, 0, 1) + made * 1000).toISOString()
      return { id: uuid(700_000 + made), member: 'mia', at, recordedAt, ...body } as unknown as Fact
    }
    const own = `taken ${made}`
    switch (action.kind) {
      case 'preferences':
        return [fact({ type: 'preferences.set', tags: listed(action) })]
      case 'profile':
        return [fact({ type: 'profile.set', fields: listed(action) })]
      case 'identity':
        return [fact({ type: 'identity.set', nickname: true, avatar: true })]
      case 'printer': {
        const printer = { slicer: 'orca', vendor: 'v', model: 'm', ...action.asks }
        return [fact({ ...printer, type: 'printer.configured' })]
      }
      case 'publish-model':
        waiting.push(own)
        return [fact({ type: 'model.approved', model: own, origin: action.origin })]
      case 'publish-model-and-profile':
        return [
          fact({ type: 'model.approved', model: own, origin: action.origin }),
          fact({ type: 'print_profile.published', model: own, profile: `${own} profile` }),
        ]
      case 'publish-profile': {
        const model = waiting.shift()
        if (model === undefined) throw new Error('a profile for no model')
        return [fact({ type: 'print_profile.published', model, profile: `${own} profile` })]
      }
      case 'review': {
        const review = {
          type: 'review.posted',
          model: own,
          rating: action.rating ?? 1,
          photo: true,
          description: true,
        }
        const before = fact({ ...review, member: 'somebody', review: `${own} before`, rating: 5 })
        return [...(action.first ? [] : [before]), fact({ ...review, review: own })]
      }
      case 'post':
        return [fact({ type: 'post.created', post: own })]
    }
  })
}

const listed = ({ named, atLeast }: { readonly named: readonly string[]; readonly atLeast: number }) => [
  ...named,
  ...Array.from({ length: atLeast - named.length }, (_, n) => `own ${n}`),
]
