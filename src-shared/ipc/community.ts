import { z } from 'zod'
import { modelPageSchema, reviewRequestSchema } from '../api/catalogue'
import { opaqueIdSchema } from '../ids'
import { arithmeticSchema } from '../ledger/entry'
import { drawnPhotoSchema } from './drawn-photo'

/** What others published, as the community page shows it. */

/** What a review with or without photo and description would give now, by the same rules as the service's. */
export const reviewWorthSchema = z.strictObject({
  photo: z.boolean(),
  description: z.boolean(),
  points: z.int(),
  why: arithmeticSchema,
})
export type ReviewWorth = z.infer<typeof reviewWorthSchema>

/** One model with its profiles and reviews; `worth` is empty where the member can write no review of it, or no more. */
export const communityModelSchema = z.strictObject({
  ...modelPageSchema.shape,
  worth: z.array(reviewWorthSchema),
})
export type CommunityModel = z.infer<typeof communityModelSchema>

export const reviewFormSchema = z.strictObject({
  ...reviewRequestSchema.shape,
  photo: drawnPhotoSchema.nullable(),
})
export type ReviewForm = z.infer<typeof reviewFormSchema>

/** The file of a model, or of one of its profiles. */
export const downloadedSchema = z.strictObject({ model: opaqueIdSchema, profile: opaqueIdSchema.nullable() })
export type Downloaded = z.infer<typeof downloadedSchema>

/** A download that goes on: of which model or profile, and how many bytes are here. */
export const downloadViewSchema = z.strictObject({
  subject: opaqueIdSchema,
  received: z.int(),
  size: z.int(),
})
export type DownloadView = z.infer<typeof downloadViewSchema>
