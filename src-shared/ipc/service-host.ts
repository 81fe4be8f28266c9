import { z } from 'zod'
import { appErrorSchema } from '../errors'

/**
 * What main and the process of the embedded service say to each other. The key goes over this channel alone, never by
 * argument or environment, where other programs could read it.
 */
export const toServiceHostSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('start'),
    dataFolder: z.string().min(1),
    /** Where the copies lie that the app publishes, named by their hash. */
    lent: z.string().min(1),
    key: z.string().min(32),
    version: z.string(),
    /** After so long without a request it says that it is idle, and again as long as it is. */
    idleMs: z.int().positive(),
  }),
  z.strictObject({ do: z.literal('stop') }),
])
export type ToServiceHost = z.infer<typeof toServiceHostSchema>

export const fromServiceHostSchema = z.discriminatedUnion('did', [
  z.strictObject({ did: z.literal('start'), address: z.string() }),
  z.strictObject({ did: z.literal('fail'), error: appErrorSchema }),
  z.strictObject({ did: z.literal('idle') }),
  z.strictObject({
    did: z.literal('log'),
    event: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  }),
])
export type FromServiceHost = z.infer<typeof fromServiceHostSchema>
