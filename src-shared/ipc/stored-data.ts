import { z } from 'zod'

export const storedPartSchema = z.strictObject({
  what: z.enum(['record', 'reports', 'outbox', 'kits', 'practice', 'keys', 'logs', 'browser', 'other']),
  files: z.int(),
  /** In bytes. */
  size: z.int(),
})
export type StoredPart = z.infer<typeof storedPartSchema>

/** Everything that Firstlayer keeps on this computer, by what it is for. */
export const storedDataSchema = z.strictObject({ parts: z.array(storedPartSchema) })
