import { z } from 'zod'
import { idSchema, opaqueIdSchema } from '../ids'
import { disputeStateSchema, outcomeSchema } from '../ledger/dispute'
import { instantSchema } from '../time'

const words = z.string().trim().min(1).max(2000)
/** Empty where the member who wrote them was erased. */
const keptWords = z.string().max(2000)

/** `POST /v1/disputes`, and of an operator `POST /v1/operator/disputes`; the id is made by the client. */
export const disputeRequestSchema = z.strictObject({ id: idSchema, entry: idSchema, statement: words })
export type DisputeRequest = z.infer<typeof disputeRequestSchema>

const rulingSchema = z.strictObject({ outcome: outcomeSchema, reason: words, at: instantSchema })

/** A dispute as its member and operators see it. Entries of the ledger name its id as `cause`. */
export const disputeSchema = z.strictObject({
  id: idSchema,
  member: opaqueIdSchema,
  entry: idSchema,
  openedBy: z.enum(['member', 'operator']),
  statement: keptWords,
  openedAt: instantSchema,
  state: disputeStateSchema,
  /** Points that wait for the first decision, or waited for it. */
  held: z.int(),
  ruling: rulingSchema.nullable(),
  appeal: z.strictObject({ statement: keptWords, at: instantSchema }).nullable(),
  /** The decision after an appeal, for good. */
  final: rulingSchema.nullable(),
})
export type DisputeView = z.infer<typeof disputeSchema>

/** `GET /v1/disputes` (the newest first), and `GET /v1/operator/disputes` (those that wait, the oldest first) */
export const disputesResponseSchema = z.strictObject({ disputes: z.array(disputeSchema) })

/** `POST /v1/disputes/:id/appeal` */
export const appealRequestSchema = z.strictObject({ statement: words })

/** `of`: which state the operator decides, so that a decision sent again is never taken for the one after an appeal. */
const deciding = { of: z.enum(['open', 'appealed']), reason: words }

/** `POST /v1/operator/disputes/:id/resolution` */
export const resolutionSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ ...deciding, outcome: z.literal('stands') }),
  z.strictObject({ ...deciding, outcome: z.literal('taken-back') }),
  z.strictObject({ ...deciding, outcome: z.literal('corrected'), points: z.int().min(1).max(1_000_000) }),
])
export type Resolution = z.infer<typeof resolutionSchema>
