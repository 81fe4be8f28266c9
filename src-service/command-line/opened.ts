import { shippedProgrammes } from '@shared/programme/shipped'
import type { Programme } from '@shared/programme/schema'
import type { Clock } from '@shared/time'
import { join } from 'node:path'
import { createIds } from '../ids'
import { openEmbeddedStore } from '../store/embedded/open'
import type { Store } from '../store/port'

/** What every way of running the service needs of the real world: its database, the clock, ids and the rules. */
export type Opened = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly programmes: readonly Programme[]
}

export async function openData(folder: string): Promise<Opened> {
  const clock = { now: () => new Date() }
  const newId = createIds()
  const store = await openEmbeddedStore({ path: join(folder, 'service.sqlite'), newId, now: clock.now })
  return { store, clock, newId, programmes: shippedProgrammes() }
}
