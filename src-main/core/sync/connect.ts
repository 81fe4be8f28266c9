import type { About } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { PlaceHead } from '@shared/state/document'
import type { ServiceHost } from '../ports'
import { createServiceClient, type ClientDeps, type ServiceClient } from './client'
import type { Logins } from './logins'

export type ConnectDeps = {
  readonly serviceHost: ServiceHost
  readonly logins: Logins
}

export type Connected = { readonly client: ServiceClient; readonly about: About }

/**
 * Reaches the service of a place, and makes sure that it is the one its claims were made for before anything of them
 * is sent. The embedded service may have been stopped since: it is asked for anew every time.
 */
export async function connect(
  deps: ConnectDeps,
  head: PlaceHead,
  signal: AbortSignal,
): Promise<Result<Connected, AppError>> {
  const where = await whereIs(deps, head)
  if (!where.ok) return where
  return reach({ ...where.value, signal }, head)
}

/** The service at an address, if it is the one that the place is of. */
export async function reach(
  where: ClientDeps,
  head: Pick<PlaceHead, 'kind' | 'service'>,
): Promise<Result<Connected, AppError>> {
  const client = createServiceClient(where)
  const about = await client.about()
  if (!about.ok) return about
  const { service, kind } = about.value
  const expected = head.kind === 'practice' ? 'practice' : 'community'
  if (kind !== expected || (head.service !== null && head.service !== service))
    return err(appError('wrong-service', { name: about.value.name }))
  return ok({ client, about: about.value })
}

async function whereIs(
  { serviceHost, logins }: ConnectDeps,
  head: PlaceHead,
): Promise<Result<Pick<ClientDeps, 'address' | 'key'>, AppError>> {
  if (head.kind === 'practice') return serviceHost.connect()
  if (head.address === null) return err(appError('not-possible-here'))
  const key = () => logins.bearer(head)
  return (await key()) === null ? err(appError('unauthorised')) : ok({ address: head.address, key })
}
