import { z } from 'zod'
import { idSchema, opaqueIdSchema } from '../ids'
import { instantSchema } from '../time'

/** A line of the ledger (docs: rewards.md, "Ledger"). Append-only; integers only. */

export const entryKindSchema = z.enum([
  'award',
  'deduction',
  'reversal',
  'hold',
  'release',
  'capture',
  'expiry',
  'adjustment',
  'brought-forward',
])
export type EntryKind = z.infer<typeof entryKindSchema>

/** The arithmetic behind an amount, as numbers; the text is made in the reader's language. */
export const arithmeticSchema = z.strictObject({
  /** What the rule gives before any cap. */
  asked: z.int(),
  /** The cap that applied, what was used of it before, and for which month (`2026-11`); null for a cap without period. */
  cap: z.strictObject({ limit: z.int(), usedBefore: z.int(), month: z.string().nullable() }).optional(),
  /** The how-many-th of its rule in that month (or ever), from 1. */
  nth: z.int().optional(),
  /** Parts of a scored award: `rating`, `photo`, `description`. */
  parts: z.array(z.strictObject({ name: z.string(), points: z.int() })).optional(),
  /** The threshold a running total passed, and the total. */
  threshold: z.int().optional(),
  total: z.int().optional(),
})
export type Arithmetic = z.infer<typeof arithmeticSchema>

export const reasonSchema = z
  .enum([
    'cap-reached',
    'cut-to-cap',
    'model-revoked',
    'photo-rejected',
    'disputed',
    'expired',
    'by-operator',
    'brought-forward',
  ])
  .nullable()

const common = {
  member: opaqueIdSchema,
  programme: z.string(),
  version: z.string(),
  amount: z.int(),
  held: z.int(),
  kind: entryKindSchema,
  rule: z.string(),
  subject: z.string(),
  step: z.int(),
  /** The fact, redemption or dispute that caused it. */
  cause: z.string(),
  occurredAt: instantSchema,
  recordedAt: instantSchema,
  reason: reasonSchema,
  why: arithmeticSchema,
}

/** An entry as a rule makes it: it gets its id, and the id of the entry that it answers, where it is stored. */
export const entryDraftSchema = z.strictObject(common)
export type EntryDraft = z.infer<typeof entryDraftSchema>

export const entrySchema = z.strictObject({
  ...common,
  id: idSchema,
  /** The entry that a deduction, reversal, release or capture corrects. */
  answers: idSchema.nullable(),
})
export type Entry = z.infer<typeof entrySchema>

/** balance = Σ amount; available = Σ amount − Σ held. */
export function sumEntries(entries: readonly Pick<Entry, 'amount' | 'held'>[]): {
  balance: number
  available: number
} {
  let balance = 0
  let held = 0
  for (const entry of entries) {
    balance += entry.amount
    held += entry.held
  }
  return { balance, available: balance - held }
}
