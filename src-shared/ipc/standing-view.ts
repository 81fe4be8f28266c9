import { z } from 'zod'
import { privilegeSchema } from '../programme/schema'
import { instantSchema } from '../time'
import { localTextSchema } from './views'

/** Where the member stands in the community: what makes the level, the badges, and what comes next. */

const nextSchema = z.strictObject({ at: z.int(), togo: z.int(), points: z.int() })

const wayViewSchema = z.strictObject({
  rule: z.string(),
  name: localTextSchema,
  wording: localTextSchema,
  /** What is counted now; null for what comes by itself. */
  count: z.int().nullable(),
  every: z.int().nullable(),
  next: nextSchema.nullable(),
  /** What comes by itself, and when. */
  comes: z.strictObject({ at: instantSchema, points: z.int() }).nullable(),
})
export type WayView = z.infer<typeof wayViewSchema>

const badgeViewSchema = z.strictObject({
  rule: z.string(),
  name: localTextSchema,
  asks: localTextSchema,
  wording: localTextSchema,
  points: z.int(),
  earned: z.boolean(),
  earnedAt: instantSchema.nullable(),
  /** How far a counted one is; null where the team grants it. */
  progress: z.strictObject({ count: z.int(), needed: z.int() }).nullable(),
})
export type BadgeView = z.infer<typeof badgeViewSchema>

const titleViewSchema = z.strictObject({
  from: z.int(),
  to: z.int(),
  title: localTextSchema,
  /** What it unlocks; null where nothing does. */
  unlocks: z.strictObject({ privilege: privilegeSchema, label: localTextSchema }).nullable(),
})
export type TitleView = z.infer<typeof titleViewSchema>

export const communityStandingViewSchema = z.strictObject({
  programmeName: localTextSchema,
  /** What it is about; null where the programme does not say. */
  about: localTextSchema.nullable(),
  timeZone: z.string(),
  points: z.int(),
  level: z.int(),
  highest: z.int(),
  title: localTextSchema,
  /** Points to the next level; null at the highest. */
  toNextLevel: z.int().nullable(),
  pointsPerLevel: z.int(),
  titles: z.array(titleViewSchema),
  joinedAt: instantSchema.nullable(),
  ways: z.array(wayViewSchema),
  badges: z.array(badgeViewSchema),
  /** Whether anything was heard from a community at all. */
  known: z.boolean(),
})
export type CommunityStandingView = z.infer<typeof communityStandingViewSchema>
