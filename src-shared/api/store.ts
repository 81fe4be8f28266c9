import { z } from 'zod'
import { appErrorSchema } from '../errors'
import { idSchema, opaqueIdSchema } from '../ids'
import { itemKindSchema } from '../ledger/offer'
import { orderStateSchema } from '../ledger/redemption'
import { instantSchema } from '../time'

/** Chosen by the operator; part of the item's address. */
export const itemIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u)

/** What an operator says of an item. Its kind and its programme never change once it is there. */
const itemFields = {
  title: z.string().trim().min(1).max(120),
  description: z.string().max(4000),
  /** One of the app's own pictures by its name, or a small picture as `data:` address. */
  picture: z.string().min(1).max(200_000).nullable(),
  /** Whose points it costs; a programme with spendable points. */
  programme: z.string().min(1).max(200),
  kind: itemKindSchema,
  price: z.int().min(1).max(10_000_000),
  perMember: z.int().min(1).max(1_000_000).nullable(),
  minLevel: z.int().min(0).max(10_000),
  /** For members with the privilege `reserved-items` alone. */
  reserved: z.boolean(),
  from: instantSchema.nullable(),
  until: instantSchema.nullable(),
  /** An order that is not fulfilled after so many days expires. */
  days: z.int().min(1).max(365),
}
const stockSchema = z.int().min(0).max(1_000_000).nullable()

/**
 * `PUT /v1/operator/items/:id`. `stock` is what is left, null for without end; an item of codes has as many as there
 * are codes, whatever is said here. `seen` is what the operator changes, null for a new item: when an order or somebody
 * else changed it meanwhile, the answer is a conflict.
 */
export const itemRequestSchema = z.strictObject({
  ...itemFields,
  stock: stockSchema,
  seen: z.strictObject({ terms: z.int(), stock: stockSchema }).nullable(),
})
export type ItemRequest = z.infer<typeof itemRequestSchema>

export const itemSchema = z.strictObject({
  ...itemFields,
  id: itemIdSchema,
  /** Goes up with every change that a member would have to agree to. */
  terms: z.int(),
  stock: stockSchema,
})
export type Item = z.infer<typeof itemSchema>

/** `GET /v1/operator/items` */
export const itemsResponseSchema = z.strictObject({ items: z.array(itemSchema) })

/** `GET /v1/store`: what is offered now or later, how many the member has of it, and what stands in the way. */
export const storeResponseSchema = z.strictObject({
  items: z.array(z.strictObject({ ...itemSchema.shape, taken: z.int(), refusal: appErrorSchema.nullable() })),
})

export type StoreResponse = z.infer<typeof storeResponseSchema>

/** `POST /v1/operator/items/:id/codes`: a code that is there already is not added again, so it is safe to send twice. */
export const codesRequestSchema = z.strictObject({
  codes: z.array(z.string().trim().min(1).max(200)).min(1).max(1000),
})
export const codesResponseSchema = z.strictObject({ added: z.int(), known: z.int() })

const line = z.string().trim().min(1).max(120)

/** Where to send something; kept with the order until it has ended, and then erased. */
export const addressSchema = z.strictObject({
  name: line,
  lines: z.array(line).min(1).max(6),
  country: line,
})
export type Address = z.infer<typeof addressSchema>

/**
 * `POST /v1/redemptions`: 201 for a new order, 200 for one that was made with this key before. Price and terms are
 * those that the member saw; the address is for physical items alone.
 */
export const redemptionRequestSchema = z.strictObject({
  key: idSchema,
  item: itemIdSchema,
  price: z.int(),
  terms: z.int(),
  address: addressSchema.optional(),
})
export type RedemptionRequest = z.infer<typeof redemptionRequestSchema>

const redemptionFields = {
  id: idSchema,
  key: idSchema,
  item: itemIdSchema,
  title: z.string(),
  kind: itemKindSchema,
  programme: z.string(),
  price: z.int(),
  terms: z.int(),
  state: orderStateSchema,
  requestedAt: instantSchema,
  deadline: instantSchema,
  endedAt: instantSchema.nullable(),
  /** Why it was rejected. */
  reason: z.string().nullable(),
}

/** An order as its member sees it. Entries of the ledger name its id as `cause`. */
export const redemptionSchema = z.strictObject(redemptionFields)
export type Redemption = z.infer<typeof redemptionSchema>

/** `GET /v1/redemptions`, the newest first */
export const redemptionsResponseSchema = z.strictObject({ redemptions: z.array(redemptionSchema) })

/** `GET /v1/redemptions/:id/code`: to the member alone, once fulfilled, as often as it is asked for. */
export const codeResponseSchema = z.strictObject({ code: z.string() })

/** `GET /v1/operator/redemptions`: those that wait, the one with the nearest deadline first. */
export const openRedemptionsResponseSchema = z.strictObject({
  redemptions: z.array(
    z.strictObject({ ...redemptionFields, member: opaqueIdSchema, address: addressSchema.nullable() }),
  ),
})

/** `POST /v1/operator/redemptions/:id/decision` */
export const redemptionDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('fulfil') }),
  z.strictObject({ decision: z.literal('reject'), reason: z.string().trim().min(1).max(1000) }),
])
export type RedemptionDecision = z.infer<typeof redemptionDecisionSchema>
