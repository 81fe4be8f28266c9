import { routes, type About } from '@shared/api/contract'
import { openapiOf } from '@shared/api/openapi'
import type { FastifyInstance } from 'fastify'
import type { ServiceDeps } from '../../deps'

/** Which service this is, how to speak with it, and the rules it awards by. */
export async function addAbout(app: FastifyInstance, deps: ServiceDeps): Promise<void> {
  const { id } = await deps.store.read((tx) =>
    tx.selectFrom('service').select('id').executeTakeFirstOrThrow(),
  )
  const about: About = {
    product: 'firstlayer-rewards',
    version: deps.version,
    service: id,
    name: deps.name,
    kind: deps.kind,
    approval: deps.approval,
    signIn: deps.signIn !== null,
    programmes: deps.programmes.map(({ id: programme, version }) => ({ id: programme, version })),
  }
  app.get(routes.about, { config: { access: 'open' } }, () => about)
  app.get(routes.programmes, () => ({ programmes: deps.programmes }))
  const description = openapiOf({ name: deps.name, version: deps.version, signIn: deps.signIn !== null })
  app.get(routes.openapi, { config: { access: 'open' } }, () => description)
}
