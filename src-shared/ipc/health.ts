import { z } from 'zod'
import { appErrorSchema } from '../errors'
import { folderViewSchema } from './views'

/** What the app finds when it looks at itself. */
export const healthSchema = z.strictObject({
  /** A file written into a folder of the app's own was noticed after so long; null when it was not in time. */
  watcher: z.strictObject({ noticedAfterMs: z.int().nullable() }),
  folders: z.array(folderViewSchema.pick({ path: true, watching: true })),
  /** What is on disk, read anew with its journal, against what is shown. */
  record: z.strictObject({
    same: z.boolean(),
    entries: z.int(),
    actions: z.int(),
    files: z.int(),
  }),
  /** The sum of the entries here against the balance there; null where points live on no service. */
  service: z
    .discriminatedUnion('reached', [
      z.strictObject({
        reached: z.literal(true),
        here: z.int(),
        there: z.int(),
        /** Actions not confirmed yet: with some, the two may differ for a moment. */
        underway: z.int(),
      }),
      z.strictObject({ reached: z.literal(false), error: appErrorSchema }),
    ])
    .nullable(),
})
export type Health = z.infer<typeof healthSchema>
