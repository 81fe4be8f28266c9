import { z } from 'zod'
import { addressSchema, itemIdSchema, redemptionSchema, storeResponseSchema } from '../api/contract'
import { idSchema } from '../ids'
import { instantSchema } from '../time'

/** The store as the service showed it at a moment; what is on offer and one's own redemptions belong together. */
export const shopSchema = z.strictObject({
  items: storeResponseSchema.shape.items,
  redemptions: z.array(redemptionSchema),
  /** Points that can be spent: confirmed, and neither held nor pending. */
  available: z.int(),
  at: instantSchema,
})
export type Shop = z.infer<typeof shopSchema>
export type ShopItem = Shop['items'][number]

/** At the price and on the terms that were shown; an address for what is sent by post alone. */
export const orderSchema = z.strictObject({
  item: itemIdSchema,
  price: z.int(),
  terms: z.int(),
  address: addressSchema.nullable(),
})

/** An order on its way: its key is on disk before it is first sent, so that sending it again is the same order. */
export const redeemingSchema = z.strictObject({
  key: idSchema,
  item: itemIdSchema,
  price: z.int(),
  terms: z.int(),
})
export type Redeeming = z.infer<typeof redeemingSchema>
