import { z } from 'zod'

/** What a site already shows of the member, typed in by hand: always his or her own estimate. */
export const broughtFormSchema = z.strictObject({
  /** In points. */
  balance: z.int().min(0).max(1_000_000_000),
  /** One-off tasks that are complete, by rule. */
  done: z.array(z.string().max(80)).max(200),
  /** Points of this month that count under a cap, by rule. */
  caps: z
    .array(z.strictObject({ rule: z.string().max(80), used: z.int().min(0).max(1_000_000_000) }))
    .max(200),
  models: z
    .array(
      z.strictObject({
        title: z.string().trim().min(1).max(200),
        downloads: z.int().min(0).max(1_000_000_000),
      }),
    )
    .max(5_000),
})
export type BroughtForm = z.infer<typeof broughtFormSchema>
