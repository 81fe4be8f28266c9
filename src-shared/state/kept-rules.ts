import { z } from 'zod'
import { programmeSchema } from '../programme/schema'

/**
 * The rules that a place's service told, as they were last read: all versions of its programmes. What another version of the app
 * kept and this one cannot read is as if it had not been told yet; the next sync brings it anew.
 */
export const keptRulesSchema = z
  .strictObject({
    /** Of the service's answer, so that it is sent again only when it has changed. */
    tag: z.string().max(200),
    versions: z.array(programmeSchema),
    /** The service has rules since then that this version of the app cannot read. */
    outdated: z.boolean(),
  })
  .nullable()
  .catch(null)
export type KeptRules = z.infer<typeof keptRulesSchema>
