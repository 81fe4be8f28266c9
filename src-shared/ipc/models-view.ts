import { z } from 'zod'
import { publishedModelSchema, removedPhotoSchema } from '../api/contract'
import { coverSchema } from '../claims/claim'
import { opaqueIdSchema } from '../ids'
import { instantSchema } from '../time'

/** What the member published, with what it has given and what comes next. */

const milestoneSchema = z.strictObject({ at: z.int(), togo: z.int(), points: z.int() })

const publishedSchema = z.strictObject({
  title: z.string(),
  uploadedAt: instantSchema,
  /** Null where nobody has counted yet. */
  downloads: z.int().nullable(),
  /** Σ of the entries about it. */
  points: z.int(),
  next: milestoneSchema.nullable(),
  /** What milestones can still give; null where they give nothing. */
  left: z.int().nullable(),
})

export const modelViewSchema = z.strictObject({
  ...publishedSchema.shape,
  model: opaqueIdSchema,
  /** `waiting-to-sync`: recorded here and not sent yet. */
  state: z.enum([...publishedModelSchema.shape.state.options, 'waiting-to-sync']),
  origin: publishedModelSchema.shape.origin,
  /** The file it was published from, where it is known here. */
  file: z.string().nullable(),
  /** The cover that was chosen when it was published from here; null where the file's own picture is it. */
  cover: coverSchema.nullable(),
  /** What the team removed of its photos, the newest first. */
  removedPhotos: z.array(removedPhotoSchema),
  profiles: z.array(z.strictObject({ ...publishedSchema.shape, profile: opaqueIdSchema })),
})
export type ModelView = z.infer<typeof modelViewSchema>

/** Newest first. */
export const modelsViewSchema = z.strictObject({ models: z.array(modelViewSchema) })
