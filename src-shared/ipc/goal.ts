import { z } from 'zod'
import { originOfModelSchema } from '../facts/fact'
import { instantSchema } from '../time'

/** What a member wants to reach. An item keeps the price that was shown when it was chosen. */
export const goalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), balance: z.int().min(1).max(10_000_000) }),
  z.strictObject({ kind: z.literal('level'), level: z.int().min(1).max(10_000) }),
  z.strictObject({
    kind: z.literal('item'),
    item: z.string().min(1).max(80),
    title: z.string().min(1).max(120),
    price: z.int().min(1).max(10_000_000),
  }),
])
export type Goal = z.infer<typeof goalSchema>

export const planPreferenceSchema = z.enum(['soonest', 'fewest-actions'])

const planActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['preferences', 'profile']),
    atLeast: z.int(),
    named: z.array(z.string()).readonly(),
  }),
  z.strictObject({ kind: z.enum(['identity', 'publish-profile', 'post']) }),
  z.strictObject({ kind: z.literal('printer'), asks: z.record(z.string(), z.string()).readonly() }),
  z.strictObject({
    kind: z.enum(['publish-model-and-profile', 'publish-model']),
    origin: originOfModelSchema,
  }),
  z.strictObject({ kind: z.literal('review'), first: z.boolean(), rating: z.int().nullable() }),
])

export const planStepViewSchema = z.strictObject({
  action: planActionSchema,
  /** When its cap opens again; null for now. */
  opens: instantSchema.nullable(),
  times: z.int(),
  /** Points of one time; null where only all of them together give something. */
  each: z.int().nullable(),
  points: z.int(),
})
export type PlanStepView = z.infer<typeof planStepViewSchema>

/** The shortest honest route to the goal, under the caps that are left. */
export const planViewSchema = z.strictObject({
  /** What the goal asks for, in points of its programme. */
  target: z.int(),
  /** Points that count towards it now, and what waits on top of them. */
  have: z.int(),
  pending: z.int(),
  missing: z.int(),
  /** What the route does not reach. */
  missingAfter: z.int(),
  actions: z.int(),
  points: z.int(),
  steps: z.array(planStepViewSchema),
  /** Rules whose cap is used up, so that the route leaves them out for now. */
  usedUp: z.array(z.string()),
})
export type PlanView = z.infer<typeof planViewSchema>
