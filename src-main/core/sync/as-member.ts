import { appError, type AppError } from '@shared/errors'
import { err, type Result } from '@shared/result'
import { currentPlace, type Place } from '@shared/state/state'
import type { Store } from '../store/store'
import type { ServiceClient } from './client'
import { connect, type ConnectDeps } from './connect'

const patienceMs = 20_000

export type AsMember = <T>(
  ask: (client: ServiceClient, place: Place) => Promise<Result<T, AppError>>,
  /** For what may take longer than an answer that somebody waits for. */
  signal?: AbortSignal,
) => Promise<Result<T, AppError>>

/** Asks the service of the current place at once, for what is never done offline; a place without one has no answer. */
export function asMemberOf(store: Store, deps: ConnectDeps): AsMember {
  return async (ask, signal = AbortSignal.timeout(patienceMs)) => {
    const place = currentPlace(store.state)
    if (place?.head.kind !== 'service') return err(appError('not-possible-here', { choose: 'place' }))
    const connected = await connect(deps, place.head, signal)
    return connected.ok ? ask(connected.value.client, place) : connected
  }
}
