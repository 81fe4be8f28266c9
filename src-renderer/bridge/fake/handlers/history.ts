import { ok } from '@shared/result'
import { fakeHistory } from '../history'
import type { FakeMemory } from '../memory'
import { creatorRules } from '../rules'
import { done } from './answers'
import type { HandlersOf } from './of'

export const historyHandlers = (memory: FakeMemory): HandlersOf<'history'> => ({
  'history.get': async () =>
    ok(
      memory.scene.hasHistory
        ? fakeHistory({
            kind: memory.state.points.kind,
            balance: memory.state.points.balance - memory.confirmedSum,
            pending: memory.pending,
            now: memory.now(),
            entries: memory.scene.entries,
          })
        : {
            kind: memory.state.points.kind,
            programme: creatorRules(),
            versions: [creatorRules()],
            rows: [],
            pending: [...memory.pending],
            silent: [],
            expiring: [],
          },
    ),
  'history.bring': async ({ balance }) => {
    memory.change({ points: { ...memory.state.points, balance } })
    return done
  },
  'history.export': async () => ok({ saved: true }),
})
