import { ok } from '@shared/result'
import type { FakeMemory } from '../memory'
import type { HandlersOf } from './of'

export const healthHandlers = (memory: FakeMemory): HandlersOf<'health'> => ({
  'health.check': async () =>
    ok({
      watcher: { noticedAfterMs: 340 },
      folders: memory.state.folders
        .filter((one) => one.state === 'accepted')
        .map(({ path, watching }) => ({ path, watching })),
      record: { same: true, entries: 48, actions: 21, files: memory.files.size },
      service: memory.scene.reachable
        ? {
            reached: true,
            here: memory.state.points.balance,
            there: memory.state.points.balance,
            underway: 2,
          }
        : { reached: false, error: { code: 'service-unreachable' } },
    }),
})
