import { limits, routes, type ClaimOutcome } from '@shared/api/contract'
import { claimSchema } from '@shared/claims/claim'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { takeInClaim, type ClaimsDeps } from '../../services/claims'

/** Only the envelope and the ids: a claim that is not as it should be gets its own outcome, beside those that are. */
const envelopeSchema = z.strictObject({
  claims: z
    .array(z.looseObject({ id: idSchema }))
    .min(1)
    .max(limits.claimsPerBatch),
})

export function addClaims(app: FastifyInstance, deps: ClaimsDeps): void {
  app.post(routes.claims, async (request, reply) => {
    const envelope = envelopeSchema.safeParse(request.body)
    if (!envelope.success) return sendProblem(reply, badEnvelope(envelope.error))
    const member = memberOf(request).id
    const outcomes: ClaimOutcome[] = []
    for (const item of envelope.data.claims) {
      const claim = claimSchema.safeParse(item)
      outcomes.push(
        claim.success
          ? await takeInClaim(deps, member, claim.data)
          : { outcome: 'error', id: item.id, error: badField(claim.error), retry: false },
      )
    }
    return { outcomes }
  })
}

const badEnvelope = (error: z.ZodError) => badField(error)

const badField = (error: z.ZodError) =>
  appError('bad-request', { field: (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 200) })
