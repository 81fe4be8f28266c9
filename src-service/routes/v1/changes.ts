import { changesQuerySchema, routes, type ChangesResponse } from '@shared/api/contract'
import { appError } from '@shared/errors'
import type { FastifyInstance } from 'fastify'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { accountOf } from '../../services/accounts'
import { readFeed } from '../../services/feed'

export function addChanges(app: FastifyInstance, deps: ServiceDeps): void {
  app.get(routes.changes, async (request, reply) => {
    const query = changesQuerySchema.safeParse(request.query)
    if (!query.success) return sendProblem(reply, appError('bad-request'))
    const member = memberOf(request).id
    return deps.store.read(async (tx): Promise<ChangesResponse> => {
      const { id: service } = await tx.selectFrom('service').select('id').executeTakeFirstOrThrow()
      const page = await readFeed(tx, member, query.data.after, query.data.limit)
      return {
        service,
        member,
        ...page,
        changes: [...page.changes],
        account: await accountOf(tx, deps, member),
      }
    })
  })
}
