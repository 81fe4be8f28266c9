import { shippedProgrammes } from '@shared/programme/shipped'
import type { Programme } from '@shared/programme/schema'
import type { Clock } from '@shared/time'
import { createIds } from '../ids'
import { openStore } from '../store/open'
import type { Store } from '../store/port'

/** What every way of running the service needs of the real world: its database, the clock, ids and the rules. */
export type Opened = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly programmes: readonly Programme[]
}

export async function openData(data: string, database: string | null): Promise<Opened> {
  const clock = { now: () => new Date() }
  const newId = createIds()
  const store = await openStore({ data, database, newId, now: clock.now })
  return { store, clock, newId, programmes: shippedProgrammes() }
}
