import { decisionRequestSchema, routes, trustSchema } from '@shared/api/contract'
import { appError } from '@shared/errors'
import { idSchema, opaqueIdSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { decide } from '../../services/decisions'
import type { Inspections } from '../../services/inspections'
import type { Ledger } from '../../services/ledger'
import { readQueue } from '../../services/queue'
import { setTrust } from '../../services/trust'

const paramsSchema = z.strictObject({ id: idSchema })
const memberSchema = z.strictObject({ id: opaqueIdSchema })

export function addOperator(
  app: FastifyInstance,
  deps: Pick<ServiceDeps, 'store' | 'clock'> & { readonly inspections: Inspections },
  ledger: Ledger,
): void {
  const config = { access: 'operator' } as const
  app.get(routes.queue, { config }, async () => ({ waiting: await readQueue(deps) }))
  app.put(routes.trust, { config }, async (request, reply) => {
    const params = memberSchema.safeParse(request.params)
    const body = trustSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const set = await setTrust(deps, memberOf(request).id, params.data.id, body.data.trusted)
    return set.ok ? set.value : sendProblem(reply, set.error)
  })
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
