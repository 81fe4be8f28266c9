import { shippedProgrammes } from '@shared/programme/shipped'
import type { Programme } from '@shared/programme/schema'
import type { Clock } from '@shared/time'
import { mkdirSync } from 'node:fs'
import { createIds } from '../ids'
import { openStore } from '../store/open'
import type { Filling } from '../store/migrate'
import type { Store } from '../store/port'

/** What every way of running the service needs of the real world: its database, the clock, ids and the rules. */
export type Opened = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly programmes: readonly Programme[]
}

export async function openData(data: string, database: string | null, filling?: Filling): Promise<Opened> {
  const clock = { now: () => new Date() }
  const newId = createIds()
  // With PostgreSQL nothing else makes it before keys and uploads are put there.
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const store = await openStore({
    data,
    database,
    newId,
    now: clock.now,
    ...(filling === undefined ? {} : { filling }),
  })
  return { store, clock, newId, programmes: shippedProgrammes() }
}
