import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { err, ok } from '@shared/result'
import { currentPlace } from '@shared/state/state'
import { earlierExports, worthTogether } from '../points/earlier-exports'
import type { Context } from './context'

type Names = 'earlier.get' | 'earlier.worth' | 'earlier.publish' | 'earlier.pause' | 'earlier.stop'

/** Bring your history: what was exported before Firstlayer was there. */
export function earlierHandlers({ store, derived, earlier }: Context): Pick<Handlers, Names> {
  const nothing = () => Promise.resolve(ok({}))
  return {
    'earlier.get': () => Promise.resolve(ok(earlierExports(store.state.files.values(), derived()))),
    'earlier.worth': ({ files }) => {
      const chosen = files.flatMap((file) => store.state.files.get(file) ?? [])
      return Promise.resolve(ok({ points: worthTogether(chosen, derived()) }))
    },
    'earlier.publish': ({ files }) => {
      const place = currentPlace(store.state)
      if (!place || place.head.kind === 'assisted')
        return Promise.resolve(err(appError('not-possible-here', { choose: 'place' })))
      earlier.publish(files)
      return nothing()
    },
    'earlier.pause': ({ paused }) => {
      earlier.pause(paused)
      return nothing()
    },
    'earlier.stop': () => {
      earlier.stop()
      return nothing()
    },
  }
}
