import { redemptionRequestSchema, routes } from '@shared/api/contract'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { readStore } from '../../services/items'
import { readRedemptions } from '../../services/redemption-rows'
import {
  cancelRedemption,
  requestRedemption,
  showCode,
  type RedemptionsDeps,
} from '../../services/redemptions'

const paramsSchema = z.strictObject({ id: idSchema })

/** The store and a member's own orders. */
export function addStore(app: FastifyInstance, deps: RedemptionsDeps): void {
  app.get(routes.store, async (request) => ({
    items: await deps.store.read((tx) => readStore(tx, deps, memberOf(request).id)),
  }))
  app.get(routes.redemptions, async (request) => ({
    redemptions: await deps.store.read((tx) => readRedemptions(tx, memberOf(request).id)),
  }))
  app.post(routes.redemptions, async (request, reply) => {
    const body = redemptionRequestSchema.safeParse(request.body)
    if (!body.success) return sendProblem(reply, appError('bad-request'))
    const made = await requestRedemption(deps, memberOf(request).id, body.data)
    if (!made.ok) return sendProblem(reply, made.error)
    return reply.code(made.value.isNew ? 201 : 200).send(made.value.redemption)
  })
  app.post(routes.redemptionCancel, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const cancelled = await cancelRedemption(deps, memberOf(request).id, params.data.id)
    return cancelled.ok ? cancelled.value : sendProblem(reply, cancelled.error)
  })
  app.get(routes.redemptionCode, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const code = await showCode(deps, memberOf(request).id, params.data.id)
    return code.ok ? { code: code.value } : sendProblem(reply, code.error)
  })
}
