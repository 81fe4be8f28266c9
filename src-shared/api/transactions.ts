import { z } from 'zod'
import { entryKindSchema, entrySchema } from '../ledger/entry'
import { textSchema } from '../programme/text'
import { instantSchema } from '../time'

/**
 * How an entry stands now: `in-dispute` while somebody looks at it; `held` a hold that has not ended; `corrected` where
 * a later entry takes from it or adds to it; else `stands`. The first that fits.
 */
export const transactionStateSchema = z.enum(['in-dispute', 'held', 'corrected', 'stands'])
export type TransactionState = z.infer<typeof transactionStateSchema>

const day = z.union([z.iso.date(), instantSchema])
const name = z.string().min(1).max(200)

/** `GET /v1/transactions.csv`: which entries; the newest first. `text` is looked for in rule, its name, subject and title. */
export const transactionFilterSchema = z.strictObject({
  programme: name.optional(),
  rule: name.optional(),
  kind: entryKindSchema.optional(),
  state: transactionStateSchema.optional(),
  /** Of when it happened: from that moment, and before that moment; a day begins at midnight UTC. */
  from: day.optional(),
  until: day.optional(),
  text: z.string().trim().min(1).max(200).optional(),
})
export type TransactionFilter = z.infer<typeof transactionFilterSchema>

export const transactionsPerPage = 500

/** `GET /v1/transactions`: a page of them, and where the next one goes on. */
export const transactionsQuerySchema = transactionFilterSchema.extend({
  /** `next` of the page before, as it was given. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/u)
    .optional(),
  limit: z.coerce.number().int().min(1).max(transactionsPerPage).default(100),
})
export const transactionSchema = z.strictObject({
  entry: entrySchema,
  state: transactionStateSchema,
  /** What the rule is called; null for what no rule of a programme makes. */
  ruleName: textSchema.nullable(),
  /** What it is about, as people call it: a model, a profile, an item of the store; null where that has no name. */
  about: z.string().nullable(),
  /** What the team wrote when it adjusted the points, or ruled on a dispute: text of a person. */
  note: z.string().nullable(),
  /** Of its programme, after it. */
  balanceAfter: z.int(),
})
export type Transaction = z.infer<typeof transactionSchema>
export const transactionsResponseSchema = z.strictObject({
  transactions: z.array(transactionSchema),
  next: z.string().nullable(),
})
export type TransactionsResponse = z.infer<typeof transactionsResponseSchema>
