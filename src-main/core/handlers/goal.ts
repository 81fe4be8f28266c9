import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { err, ok } from '@shared/result'
import { currentPlace } from '@shared/state/state'
import { goalPlan } from '../points/goal-plan'
import { done, type Context } from './context'

/** What the member wants to reach in this place, and the route to it. */
export function goalHandlers({
  store,
  derived,
  communityOf,
  deps,
}: Context): Pick<Handlers, 'goal.choose' | 'goal.plan'> {
  return {
    'goal.choose': async ({ goal }) => {
      const place = currentPlace(store.state)?.head.id
      if (place === undefined) return err(appError('not-possible-here', { choose: 'place' }))
      return done(await store.commit(() => [{ change: 'goal', place, goal }]))
    },
    'goal.plan': ({ preference }) => {
      const place = currentPlace(store.state)
      if (!place?.goal) return Promise.resolve(ok({ plan: null }))
      const standing = place.goal.kind === 'level' ? communityOf(place) : derived().standing
      const asOf = deps.clock.now().toISOString()
      const planned = goalPlan(place, standing, place.goal, preference, asOf)
      return Promise.resolve(planned.ok ? ok({ plan: planned.value }) : planned)
    },
  }
}
