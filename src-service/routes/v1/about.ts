import { routes, type About } from '@shared/api/contract'
import type { FastifyInstance } from 'fastify'
import { createHash } from 'node:crypto'
import type { ServiceDeps } from '../../deps'
import type { Description } from '../../description'
import type { ProgrammeBook } from '../../services/programme-book'

/** Which service this is, how to speak with it, and the rules it awards by. */
export async function addAbout(
  app: FastifyInstance,
  deps: ServiceDeps,
  book: ProgrammeBook,
  description: Description,
): Promise<void> {
  const { id } = await deps.store.read((tx) =>
    tx.selectFrom('service').select('id').executeTakeFirstOrThrow(),
  )
  const inForce = async () => {
    await book.refreshFrom(deps.store)
    return [...book.at(deps.clock.now().toISOString()).values()]
  }
  const about = (programmes: About['programmes']): About => ({
    product: 'firstlayer-rewards',
    version: deps.version,
    service: id,
    name: deps.name,
    kind: deps.kind,
    approval: deps.approval,
    signIn: deps.signIn !== null,
    programmes,
  })
  app.get(routes.about, { config: { access: 'open' } }, async () =>
    about((await inForce()).map(({ id: programme, version }) => ({ id: programme, version }))),
  )
  app.get(routes.programmeVersions, async (request, reply) => {
    await book.refreshFrom(deps.store)
    const body = JSON.stringify({ programmes: book.programmes })
    const tag = `"${createHash('sha256').update(body).digest('base64url')}"`
    void reply.header('etag', tag)
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(body)
  })
  app.get(routes.programmes, async () => ({ programmes: await inForce() }))
  app.get(routes.openapi, { config: { access: 'open' } }, description)
}
