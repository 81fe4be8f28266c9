import { createBook } from './book'
import { copyOf } from './copy'
import { createSeen } from './seen'
import type { EvaluationState } from './state'
import { createWorld } from './world'

/**
 * A small state that gives the same as the whole one for further facts of this member about subjects that are new to
 * everyone; it shares nothing with it. What others have and what was used up is left behind.
 */
export function sliceOf(state: EvaluationState, member: string): EvaluationState {
  const own = state.memory.members.get(member)
  return {
    ...state,
    memory: {
      seen: createSeen(),
      members: new Map(own && [[member, copyOf(own)]]),
      world: createWorld(),
      book: createBook(state.places),
    },
  }
}
