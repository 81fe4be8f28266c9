import type { AppError } from '@shared/errors'
import { ok, type Result } from '@shared/result'
import type { Log } from '../ports'
import type { Store } from '../store/store'
import type { ServiceClient } from './client'

type RemovedPhotosDeps = {
  readonly store: Store
  readonly client: ServiceClient
  readonly place: string
  readonly log: Log
}

/**
 * Takes in which photos of the member's models the team removed, and why, where the feed told of a model since they were last told. A
 * service that cannot tell it keeps nothing else from being synced, and is asked again.
 */
export async function pullRemovedPhotos({
  store,
  client,
  place,
  log,
}: RemovedPhotosDeps): Promise<Result<void, AppError>> {
  const found = store.state.places.get(place)
  if (found?.head.kind !== 'service' || !found.removedPhotosDue) return ok(undefined)
  const told = await client.removedPhotos()
  if (!told.ok) {
    // What a service answers that is older than this.
    if (told.error.code !== 'not-found') log('removed-photos.not-told', { code: told.error.code })
    return ok(undefined)
  }
  const { removed } = told.value
  return store.commit((state) =>
    state.places.has(place) ? [{ change: 'removed-photos', place, removed }] : [],
  )
}
