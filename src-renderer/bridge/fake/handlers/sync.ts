import type { FakeMemory } from '../memory'
import { done } from './answers'
import type { HandlersOf } from './of'

export const syncHandlers = (memory: FakeMemory): HandlersOf<'sync'> => ({
  'sync.now': async () => {
    memory.change({ sync: { ...memory.state.sync, state: 'syncing' } })
    memory.later(1200, () =>
      memory.change({
        sync: { ...memory.state.sync, state: memory.scene.reachable ? 'waiting' : 'unreachable' },
      }),
    )
    return done
  },
})
