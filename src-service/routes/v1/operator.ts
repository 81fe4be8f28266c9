import { decisionRequestSchema, routes } from '@shared/api/contract'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { decide, readQueue } from '../../services/decisions'
import type { Ledger } from '../../services/ledger'

const paramsSchema = z.strictObject({ id: idSchema })

export function addOperator(app: FastifyInstance, deps: ServiceDeps, ledger: Ledger): void {
  const config = { access: 'operator' } as const
  app.get(routes.queue, { config }, async () => ({ waiting: await deps.store.read(readQueue) }))
  app.post(routes.decision, { config }, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    const body = decisionRequestSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const decided = await decide(
      { ledger, clock: deps.clock },
      {
        claim: params.data.id,
        operator: memberOf(request).id,
        decision: body.data.decision,
        reason: body.data.decision === 'refuse' ? body.data.reason : null,
      },
    )
    return decided.ok ? decided.value : sendProblem(reply, decided.error)
  })
}
