import { shippedSites } from '@shared/assisted/shipped'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import type { Place } from '@shared/state/state'
import { sitesOf } from './projection/app-state'
import type { Store } from './store/store'

/**
 * The versions of one programme, never none; what happened is judged by the one that was in force then. The same list
 * for as long as it is the same rules.
 */
export type Versions = readonly Programme[]
export type VersionsOf = (place: Place | null) => Versions

const usual = 'creator-rewards'
const standing = 'community-standing'

/** The programme that makes the level, as the place's service tells it. */
export const communityVersions: VersionsOf = (place) => {
  const own = versionsOf(toldIn(place), standing)
  // A level is shown in any case, so rules that make none do not count.
  return own.length > 0 && own.every(({ levels }) => levels !== undefined)
    ? own
    : versionsOf(shippedProgrammes(), standing)
}

/** The programme whose tasks and points are shown for a place: as its service tells it, or as it was shipped. */
export function versionsFor(store: Store): VersionsOf {
  const shipped = (id: string): Versions => {
    const own = versionsOf(shippedProgrammes(), id)
    return own.length > 0 ? own : versionsOf(shippedProgrammes(), usual)
  }
  return (place) => {
    if (place?.head.kind === 'assisted') {
      const site = sitesOf(store.state, shippedSites()).find(({ id }) => id === place.head.site)
      return shipped(site?.programme ?? usual)
    }
    const told = toldIn(place)
    const own = versionsOf(told, usual)
    if (own.length > 0) return own
    const other = told.find(({ spendable }) => spendable)
    return other === undefined ? shipped(usual) : versionsOf(told, other.id)
  }
}

const toldIn = (place: Place | null): Versions => place?.rules?.versions ?? shippedProgrammes()

const sorted = new WeakMap<Versions, Map<string, Versions>>()

/** Of all versions, those of one programme: the same list each time it is asked of the same versions. */
function versionsOf(all: Versions, id: string): Versions {
  const known = sorted.get(all) ?? new Map<string, Versions>()
  sorted.set(all, known)
  const own = known.get(id) ?? all.filter((programme) => programme.id === id)
  known.set(id, own)
  return own
}
