import communityStanding from '../../resources/programmes/community-standing.json'
import creatorRewards from '../../resources/programmes/creator-rewards.json'
import { loadProgramme } from './load'
import type { Programme } from './schema'

let shipped: readonly Programme[] | null = null

/** The programmes that come with the app, read once and when first asked for (a page sets up its parser before). */
export function shippedProgrammes(): readonly Programme[] {
  shipped ??= [creatorRewards, communityStanding].map((json) => {
    const loaded = loadProgramme(json)
    if (!loaded.ok) throw new Error(`a shipped programme is at fault: ${JSON.stringify(loaded.error)}`)
    return loaded.value
  })
  return shipped
}
