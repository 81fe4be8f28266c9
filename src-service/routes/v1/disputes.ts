import { appealRequestSchema, disputeRequestSchema, resolutionSchema, routes } from '@shared/api/contract'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { readDisputes, readOpenDisputes } from '../../services/dispute-rows'
import { appealDispute, openDispute, resolveDispute, type DisputesDeps } from '../../services/disputes'
import type { Store } from '../../store/port'

const paramsSchema = z.strictObject({ id: idSchema })

/** Disputes: a member's own, and those that wait for an operator. */
export function addDisputes(app: FastifyInstance, deps: DisputesDeps & { readonly store: Store }): void {
  const config = { access: 'operator' } as const
  for (const [path, by, options] of [
    [routes.disputes, 'member', {}],
    [routes.openDisputes, 'operator', { config }],
  ] as const) {
    app.post(path, options, async (request, reply) => {
      const body = disputeRequestSchema.safeParse(request.body)
      if (!body.success) return sendProblem(reply, appError('bad-request'))
      const opened = await openDispute(deps, memberOf(request), by, body.data)
      return opened.ok ? opened.value : sendProblem(reply, opened.error)
    })
  }
  app.get(routes.disputes, async (request) => ({
    disputes: await deps.store.read((tx) => readDisputes(tx, memberOf(request).id)),
  }))
  app.get(routes.openDisputes, { config }, async () => ({
    disputes: await deps.store.read(readOpenDisputes),
  }))
  app.post(routes.disputeAppeal, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    const body = appealRequestSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const appealed = await appealDispute(deps, memberOf(request).id, params.data.id, body.data.statement)
    return appealed.ok ? appealed.value : sendProblem(reply, appealed.error)
  })
  app.post(routes.disputeResolution, { config }, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    const body = resolutionSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const resolved = await resolveDispute(deps, memberOf(request).id, params.data.id, body.data)
    return resolved.ok ? resolved.value : sendProblem(reply, resolved.error)
  })
}
