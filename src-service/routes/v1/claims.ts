import { limits, routes, type ClaimOutcome } from '@shared/api/contract'
import { claimSchema } from '@shared/claims/claim'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { createTakeIn, type ClaimsDeps } from '../../services/claims'

/** Only the envelope and the ids: a claim that is not as it should be gets its own outcome, beside those that are. */
const envelopeSchema = z.strictObject({
  claims: z
    .array(z.looseObject({ id: idSchema }))
    .min(1)
    .max(limits.claimsPerBatch),
})

export function addClaims(app: FastifyInstance, deps: ClaimsDeps): void {
  const takeIn = createTakeIn(deps)
  app.post(routes.claims, async (request, reply) => {
    const envelope = envelopeSchema.safeParse(request.body)
    if (!envelope.success) return sendProblem(reply, badEnvelope(envelope.error))
    const read = envelope.data.claims.map((item) => ({ id: item.id, claim: claimSchema.safeParse(item) }))
    const taken = await takeIn(
      memberOf(request).id,
      read.flatMap(({ claim }) => claim.data ?? []),
    )
    const inTurn = taken.values()
    const outcomes = read.map(({ id, claim }): ClaimOutcome | undefined =>
      claim.success
        ? inTurn.next().value
        : { outcome: 'error', id, error: badField(claim.error), retry: false },
    )
    return { outcomes }
  })
}

const badEnvelope = (error: z.ZodError) => badField(error)

const badField = (error: z.ZodError) =>
  appError('bad-request', { field: (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 200) })
