import { z } from 'zod'
import { entryDraftSchema } from '../ledger/entry'

/** What `evaluate --json` prints (docs: rewards.md, "The command line"): progress of each member in each programme. */

export const subjectProgressSchema = z.strictObject({
  points: z.int(),
  total: z.int(),
  /** The running total at which the next step is given; null when there is none left. */
  nextAt: z.int().nullable(),
  capLeft: z.int().nullable(),
})

export const ruleProgressSchema = z.strictObject({
  points: z.int(),
  count: z.int(),
  /** What is left under the cap in the month of `asOf`; null without a cap. */
  capLeft: z.int().nullable(),
  nextAt: z.int().nullable(),
  subjects: z.record(z.string(), subjectProgressSchema).nullable(),
})
export type RuleProgress = z.infer<typeof ruleProgressSchema>

export const memberProgressSchema = z.strictObject({
  points: z.int(),
  entries: z.array(entryDraftSchema),
  rules: z.record(z.string(), ruleProgressSchema),
  badges: z.array(z.string()).nullable(),
  level: z.int().nullable(),
  title: z.string().nullable(),
  privileges: z.array(z.string()).nullable(),
})
export type MemberProgress = z.infer<typeof memberProgressSchema>

/** member → programme → progress */
export type Evaluation = {
  readonly members: Readonly<Record<string, Readonly<Record<string, MemberProgress>>>>
}
