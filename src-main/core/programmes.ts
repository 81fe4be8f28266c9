import { shippedSites } from '@shared/assisted/shipped'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import type { Place } from '@shared/state/state'
import { sitesOf } from './projection/app-state'
import type { Store } from './store/store'

const usual = 'creator-rewards'

/** The programme that makes the level: the same wherever points live. */
export const communityStanding = (): Programme => {
  const found = shippedProgrammes().find(({ levels }) => levels !== undefined)
  if (!found) throw new Error('no programme with levels is shipped')
  return found
}

/** The programme whose tasks and points are shown for a place. */
export function programmesFor(store: Store): (place: Place | null) => Programme {
  const shipped = new Map(shippedProgrammes().map((programme) => [programme.id, programme]))
  const creator = shipped.get(usual)
  if (!creator) throw new Error(`the programme ${usual} is not shipped`)
  return (place) => {
    if (place?.head.kind !== 'assisted') return creator
    const site = sitesOf(store.state, shippedSites()).find(({ id }) => id === place.head.site)
    return shipped.get(site?.programme ?? usual) ?? creator
  }
}
