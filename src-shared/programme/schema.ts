import { z } from 'zod'
import { instantSchema } from '../time'
import { checkRules } from './rule-check'
import { periodTimeZoneSchema } from './period'
import { ruleSchema } from './rule-schema'
import { textSchema } from './text'

/** A reward programme as data (docs: rewards.md, "Programmes are data"). */

/** The closed set of privileges that app and service know how to grant. */
export const privilegeSchema = z.enum([
  'profile-flair',
  'store-early-access',
  'feedback-vote',
  'larger-uploads',
  'beta-updates',
  'auto-approval',
  'queue-helper',
  'reserved-items',
])
export type Privilege = z.infer<typeof privilegeSchema>

export const levelsSchema = z.strictObject({
  pointsPerLevel: z.int().min(1),
  max: z.int().min(1),
  /** Titles by the level they begin at, ascending; each holds until the next begins. */
  titles: z.array(z.strictObject({ from: z.int().min(0), title: textSchema })).min(1),
  privileges: z.array(
    z.strictObject({ level: z.int().min(0), privilege: privilegeSchema, label: textSchema }),
  ),
})
export type Levels = z.infer<typeof levelsSchema>

export const programmeSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, { error: 'lower-case words joined by hyphens' }),
    version: z.string().min(1).max(40),
    name: textSchema,
    /** What it is about, above its rules. */
    about: textSchema.optional(),
    /** What its points are called. */
    unit: textSchema,
    spendable: z.boolean(),
    /** In force from this moment; absent, always. */
    from: instantSchema.optional(),
    timeZone: periodTimeZoneSchema.default('UTC'),
    /** Points expire so many months after they were earned, at the end of that month; absent, never. */
    expiry: z.strictObject({ months: z.int().min(1).max(600) }).optional(),
    sections: z.array(z.strictObject({ id: z.string().min(1), name: textSchema })).min(1),
    /** Slicer families whose print profiles are taken. */
    acceptedSlicers: z.array(z.enum(['elegoo', 'orca'])).default([]),
    /** What a profile must hold to be complete. */
    requiredFields: z.array(z.string().min(1)).default([]),
    rules: z.array(ruleSchema).min(1),
    levels: levelsSchema.optional(),
  })
  .superRefine((programme, context) => {
    for (const fault of checkRules(programme)) {
      context.addIssue({ code: 'custom', path: [...fault.path], message: fault.expected })
    }
  })
export type Programme = z.infer<typeof programmeSchema>
