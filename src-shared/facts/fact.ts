import { z } from 'zod'
import { idSchema, opaqueIdSchema } from '../ids'
import { compareInstants, instantSchema } from '../time'

/** Something that happened and that the service stands for (docs: rewards.md, "Facts"). Immutable, no personal text. */

const base = {
  /** The same id twice is the same fact. */
  id: idSchema,
  member: opaqueIdSchema,
  /** When the service first took the thing in; decides the month. */
  at: instantSchema,
  /** When the fact was written; decides the order. Absent means `at`. */
  recordedAt: instantSchema.optional(),
}

export const originOfModelSchema = z.enum(['original', 'remix', 'repost'])

export const factSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('preferences.set'), tags: z.array(z.string()) }),
  z.strictObject({
    ...base,
    type: z.literal('identity.set'),
    nickname: z.boolean().optional(),
    avatar: z.boolean().optional(),
  }),
  z.strictObject({ ...base, type: z.literal('profile.set'), fields: z.array(z.string()) }),
  z.strictObject({
    ...base,
    type: z.literal('printer.configured'),
    slicer: z.string(),
    vendor: z.string(),
    model: z.string(),
    nozzle: z.string().optional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('model.approved'),
    model: opaqueIdSchema,
    origin: originOfModelSchema,
  }),
  z.strictObject({
    ...base,
    type: z.literal('print_profile.published'),
    model: opaqueIdSchema,
    profile: opaqueIdSchema,
  }),
  z.strictObject({
    ...base,
    type: z.literal('model.downloads'),
    model: opaqueIdSchema,
    total: z.int().min(0),
  }),
  z.strictObject({
    ...base,
    type: z.literal('print_profile.downloads'),
    profile: opaqueIdSchema,
    total: z.int().min(0),
  }),
  z.strictObject({
    ...base,
    type: z.literal('review.posted'),
    review: opaqueIdSchema,
    model: opaqueIdSchema,
    profile: opaqueIdSchema.optional(),
    rating: z.int().min(1).max(5),
    photo: z.boolean(),
    description: z.boolean(),
  }),
  z.strictObject({ ...base, type: z.literal('review.photo_rejected'), review: opaqueIdSchema }),
  z.strictObject({ ...base, type: z.literal('feedback.implemented'), suggestion: opaqueIdSchema }),
  z.strictObject({ ...base, type: z.literal('model.revoked'), model: opaqueIdSchema, reason: z.string() }),
  z.strictObject({ ...base, type: z.literal('member.joined') }),
  z.strictObject({ ...base, type: z.literal('post.created'), post: opaqueIdSchema }),
  z.strictObject({ ...base, type: z.literal('post.removed'), post: opaqueIdSchema }),
  z.strictObject({ ...base, type: z.literal('like.received'), like: opaqueIdSchema }),
  z.strictObject({ ...base, type: z.literal('like.withdrawn'), like: opaqueIdSchema }),
  z.strictObject({ ...base, type: z.literal('answer.accepted'), answer: opaqueIdSchema }),
  z.strictObject({ ...base, type: z.literal('badge.granted'), badge: opaqueIdSchema, reason: z.string() }),
])
export type Fact = z.infer<typeof factSchema>
export type FactType = Fact['type']

/** Facts count in the order (`recordedAt`, `id`). */
export function compareFacts(a: Fact, b: Fact): number {
  const recorded = compareInstants(a.recordedAt ?? a.at, b.recordedAt ?? b.at)
  if (recorded !== 0) return recorded
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
