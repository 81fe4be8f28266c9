import type { FakeMemory } from '../memory'
import { done } from './answers'
import type { HandlersOf } from './of'

export const outboxHandlers = (memory: FakeMemory): HandlersOf<'outbox'> => ({
  'outbox.try-again': async ({ claim }) => {
    memory.changeOutbox(claim, { state: 'waiting-to-sync', error: null })
    return done
  },
  'outbox.pause': async ({ claim, paused }) => {
    memory.changeOutbox(claim, { state: paused ? 'paused' : 'waiting-to-sync' })
    return done
  },
  'outbox.discard': async ({ claim }) => {
    memory.changeOutbox(claim, null)
    memory.changePending(memory.pending.filter((row) => row.claim !== claim))
    return done
  },
})
