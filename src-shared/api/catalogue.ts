import { z } from 'zod'
import { originOfModelSchema } from '../facts/fact'
import { idSchema, opaqueIdSchema, sha256Schema } from '../ids'
import { memberProgressSchema } from '../programme/evaluation'
import { instantSchema } from '../time'

/** Models and profiles that others published, reviews of them, suggestions to the team, and how far a member is. */

export const photoBytes = 10 * 1024 * 1024

const by = {
  /** The nickname; null for whoever has none. */
  by: z.string().nullable(),
  own: z.boolean(),
}
const file = { sha256: sha256Schema, size: z.int().positive() }

export const catalogueModelSchema = z.strictObject({
  model: opaqueIdSchema,
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  category: z.string(),
  licence: z.string(),
  origin: originOfModelSchema,
  remixOf: z.string().nullable(),
  ...by,
  uploadedAt: instantSchema,
  ...file,
  /** How many other members fetched it. */
  downloads: z.int().min(0),
  reviews: z.int().min(0),
  /** The mean of its ratings; null without any. */
  rating: z.number().min(1).max(5).nullable(),
})
export type CatalogueModel = z.infer<typeof catalogueModelSchema>

export const catalogueProfileSchema = z.strictObject({
  profile: opaqueIdSchema,
  name: z.string(),
  ...by,
  uploadedAt: instantSchema,
  ...file,
  downloads: z.int().min(0),
})

/** A review as everybody sees it; a photo is fetched by `GET /v1/reviews/:id/photo`. */
export const reviewSchema = z.strictObject({
  review: idSchema,
  model: opaqueIdSchema,
  profile: opaqueIdSchema.nullable(),
  ...by,
  rating: z.int().min(1).max(5),
  description: z.string(),
  photo: z.boolean(),
  postedAt: instantSchema,
})
export type Review = z.infer<typeof reviewSchema>

/** `GET /v1/models`, the newest first; `text` is looked for in title, description and tags. */
export const modelsQuerySchema = z.strictObject({
  text: z.string().trim().min(1).max(200).optional(),
  cursor: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const modelsResponseSchema = z.strictObject({
  models: z.array(catalogueModelSchema),
  next: idSchema.nullable(),
})

/** `GET /v1/models/:id` */
export const modelPageSchema = z.strictObject({
  model: catalogueModelSchema,
  /** The hashes of its maker's own photos, each fetched by `GET /v1/models/:id/photos/:sha256`. */
  photos: z.array(sha256Schema),
  profiles: z.array(catalogueProfileSchema),
  reviews: z.array(reviewSchema),
})
export type ModelPage = z.infer<typeof modelPageSchema>

/** `POST /v1/operator/models/:id/photos/:sha256/removal`; what is answered are those that are left. */
export const photoRemovalSchema = z.strictObject({ reason: z.string().trim().min(1).max(1000) })
export const modelPhotosSchema = z.strictObject({ model: opaqueIdSchema, photos: z.array(sha256Schema) })
export type ModelPhotos = z.infer<typeof modelPhotosSchema>

/** A photo of the member's own model that the team removed, and why: told to its owner alone. */
export const removedPhotoSchema = z.strictObject({
  model: opaqueIdSchema,
  photo: sha256Schema,
  removedAt: instantSchema,
  /** The team's own words. */
  reason: z.string(),
  /**
   * What stands for the model now, if this photo did before: a picture in its file, its first photo, or nothing. Null
   * where another stood for it, and of a model that is offered to nobody.
   */
  coverNow: z.enum(['file', 'photo', 'nothing']).nullable(),
})
export type RemovedPhoto = z.infer<typeof removedPhotoSchema>

/**
 * `GET /v1/me/removed-photos`, the newest first. The feed tells of the model when one is removed; its own shape stays as
 * apps of before read it.
 */
export const removedPhotosResponseSchema = z.strictObject({ removed: z.array(removedPhotoSchema) })

/**
 * `PUT /v1/reviews/:id`, an id made by the client: the same again is the same review. The photo is uploaded before, as
 * a JPEG, PNG or WebP of at most `photoBytes`; what it says of place, time and device is taken out of it.
 */
export const reviewRequestSchema = z.strictObject({
  model: opaqueIdSchema,
  profile: opaqueIdSchema.nullable(),
  rating: z.int().min(1).max(5),
  description: z.string().trim().max(5000),
  photo: sha256Schema.nullable(),
})
export type ReviewRequest = z.infer<typeof reviewRequestSchema>

const words = z.string().trim().min(1).max(5000)
export const suggestionStateSchema = z.enum(['open', 'implemented', 'declined'])
export const suggestionSchema = z.strictObject({
  suggestion: idSchema,
  words: z.string(),
  sentAt: instantSchema,
  state: suggestionStateSchema,
  reason: z.string().nullable(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** `PUT /v1/feedback/:id`, an id made by the client: the same again is the same suggestion. */
export const suggestionRequestSchema = z.strictObject({ words })
export const suggestionsResponseSchema = z.strictObject({ suggestions: z.array(suggestionSchema) })

/** `POST /v1/operator/feedback/:id/decision`: what was implemented earns. */
export const suggestionDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('implemented') }),
  z.strictObject({ decision: z.literal('declined'), reason: words.max(1000) }),
])
export type SuggestionDecision = z.infer<typeof suggestionDecisionSchema>

/** `GET /v1/progress`: every task, cap and milestone, badges and level, by programme, as `evaluate --json` tells them. */
export const progressSchema = z.strictObject({
  at: instantSchema,
  programmes: z.record(z.string(), memberProgressSchema.omit({ entries: true })),
})
export type Progress = z.infer<typeof progressSchema>
