import { openapiOf } from '@shared/api/openapi'
import type { ServiceDeps } from './deps'

export type Description = () => object

/** What the service says of itself, as OpenAPI; made when somebody first asks, for every start would wait for it. */
export function descriptionOf({
  name,
  version,
  signIn,
}: Pick<ServiceDeps, 'name' | 'version' | 'signIn'>): Description {
  let made: object | null = null
  return () => (made ??= openapiOf({ name, version, signIn: signIn !== null }))
}
