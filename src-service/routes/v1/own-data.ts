import { erasureSchema, routes } from '@shared/api/contract'
import { appError } from '@shared/errors'
import type { FastifyInstance } from 'fastify'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { eraseMember, type EraseDeps } from '../../services/own-data/erase'
import { exportOwnData } from '../../services/own-data/export'

/** What the service holds about a member: to take along, and to have erased. */
export function addOwnData(
  app: FastifyInstance,
  deps: EraseDeps & Pick<ServiceDeps, 'signIn' | 'name'>,
): void {
  app.get(routes.ownData, async (request, reply) => {
    void reply.header('content-disposition', 'attachment; filename="my-data.json"')
    return exportOwnData(deps, memberOf(request).id)
  })
  app.post(routes.erasure, async (request, reply) => {
    const body = erasureSchema.safeParse(request.body)
    if (!body.success) return sendProblem(reply, appError('bad-request'))
    const { id } = memberOf(request)
    if (body.data.member !== id) return sendProblem(reply, appError('bad-request', { field: 'member' }))
    const confirmed = await deps.signIn?.confirm(id, body.data.password)
    if (confirmed?.ok === false) return sendProblem(reply, confirmed.error)
    return eraseMember(deps, id)
  })
}
