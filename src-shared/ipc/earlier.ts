import { z } from 'zod'
import { instantSchema } from '../time'

/** Exports from before Firstlayer was there: offered with what they are worth now, published only when the member says so. */

export const earlierExportSchema = z.strictObject({
  file: z.string(),
  name: z.string(),
  folder: z.string(),
  seenAt: instantSchema,
  publishes: z.array(z.enum(['model', 'profile'])),
  /** If it is the next to be published; an estimate. */
  points: z.int(),
})
export type EarlierExport = z.infer<typeof earlierExportSchema>

export const earlierExportsSchema = z.strictObject({
  /** Newest first. */
  offered: z.array(earlierExportSchema),
  /** Files that qualify but need the member's own word, for their origin or their model: published from the Files page. */
  oneByOne: z.int(),
})
export type EarlierExports = z.infer<typeof earlierExportsSchema>

/** How far the publishing of chosen ones is; what waits to be sent then is in the outbox. */
export const earlierWorkSchema = z.strictObject({
  total: z.int(),
  recorded: z.int(),
  /** Those that could not be published, such as files that changed meanwhile. */
  leftOut: z.int(),
  paused: z.boolean(),
})
export type EarlierWork = z.infer<typeof earlierWorkSchema>
