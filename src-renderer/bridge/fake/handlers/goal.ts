import { ok } from '@shared/result'
import type { FakeMemory } from '../memory'
import { fakePlan } from '../plan'
import { done } from './answers'
import type { HandlersOf } from './of'

export const goalHandlers = (memory: FakeMemory): HandlersOf<'goal'> => ({
  'goal.choose': async ({ goal }) => {
    memory.change({ goal })
    return done
  },
  'goal.plan': async () => {
    const { goal, points } = memory.state
    return ok({ plan: goal && fakePlan(goal, points.balance, points.pending) })
  },
})
