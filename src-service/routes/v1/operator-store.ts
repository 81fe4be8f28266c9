import {
  codesRequestSchema,
  itemIdSchema,
  itemRequestSchema,
  redemptionDecisionSchema,
  routes,
} from '@shared/api/contract'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { addCodes, putItem, readItems } from '../../services/items'
import { readOpenRedemptions } from '../../services/redemption-rows'
import { decideRedemption, type RedemptionsDeps } from '../../services/redemptions'

const itemParamsSchema = z.strictObject({ id: itemIdSchema })
const paramsSchema = z.strictObject({ id: idSchema })

/** What operators offer, and the orders that wait for them. */
export function addOperatorStore(app: FastifyInstance, deps: RedemptionsDeps): void {
  const config = { access: 'operator' } as const
  app.get(routes.items, { config }, async () => ({ items: await deps.store.read(readItems) }))
  app.put(routes.item, { config }, async (request, reply) => {
    const params = itemParamsSchema.safeParse(request.params)
    const body = itemRequestSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const put = await putItem(deps, memberOf(request).id, params.data.id, body.data)
    return put.ok ? put.value : sendProblem(reply, put.error)
  })
  app.post(routes.itemCodes, { config }, async (request, reply) => {
    const params = itemParamsSchema.safeParse(request.params)
    const body = codesRequestSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const added = await addCodes(deps, memberOf(request).id, params.data.id, body.data.codes)
    return added.ok ? added.value : sendProblem(reply, added.error)
  })
  app.get(routes.openRedemptions, { config }, async () => ({
    redemptions: await deps.store.read(readOpenRedemptions),
  }))
  app.post(routes.redemptionDecision, { config }, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    const body = redemptionDecisionSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const decided = await decideRedemption(deps, memberOf(request).id, params.data.id, body.data)
    return decided.ok ? decided.value : sendProblem(reply, decided.error)
  })
}
