import { ok } from '@shared/result'
import type { FakeCommunity } from '../community'
import type { FakeMemory } from '../memory'
import { unreachable } from './answers'
import type { HandlersOf } from './of'

export const feedbackHandlers = (memory: FakeMemory, community: FakeCommunity): HandlersOf<'feedback'> => ({
  'feedback.get': async () =>
    memory.scene.reachable ? ok({ suggestions: community.suggestions() }) : unreachable,
  'feedback.send': async ({ words }) =>
    memory.scene.reachable
      ? ok({ suggestion: community.suggest(words, memory.newId(), memory.now().toISOString()) })
      : unreachable,
})
