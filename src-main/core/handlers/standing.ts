import type { Handlers } from '@shared/ipc/contract'
import { ok } from '@shared/result'
import { currentPlace } from '@shared/state/state'
import { communityStandingView } from '../projection/community-standing'
import { modelsView } from '../projection/models'
import type { Context } from './context'

/** What the member published and where he or she stands: read off what is recorded here, so it needs no connection. */
export function standingHandlers({
  store,
  derived,
  communityOf,
}: Context): Pick<Handlers, 'models.get' | 'standing.get'> {
  return {
    'models.get': () =>
      Promise.resolve(ok({ models: modelsView(currentPlace(store.state), derived().standing) })),
    'standing.get': () => {
      const place = currentPlace(store.state)
      return Promise.resolve(ok(communityStandingView(place, communityOf(place))))
    },
  }
}
