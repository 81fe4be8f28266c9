import { z } from 'zod'
import { appErrorSchema } from '../../errors'
import { sha256Schema } from '../../ids'
import { raisedLimitsSchema } from '../../inspect/raised-limits'
import { privacyFindingSchema, reportSchema } from '../../inspect/report'

/**
 * What app or service and the inspector's process say to each other. Both ends parse what they receive: the inspector has read
 * a stranger's file by the time it answers. One answer per request, in any order; a path is absolute.
 */
export const inspectorRequestSchema = z.discriminatedUnion('do', [
  z.strictObject({
    id: z.int(),
    do: z.literal('inspect'),
    path: z.string().min(1),
    limits: raisedLimitsSchema,
    /** An accepted data folder of a slicer in which the file lies: a preset's parents are looked up there. */
    dataFolder: z.string().min(1).nullable(),
  }),
  /** Writes the scrubbed copy into `outFolder`, which exists, under a name of the inspector's choice. */
  z.strictObject({
    id: z.int(),
    do: z.literal('scrub'),
    path: z.string().min(1),
    outFolder: z.string().min(1),
    limits: raisedLimitsSchema,
  }),
  z.strictObject({
    id: z.int(),
    do: z.literal('picture'),
    path: z.string().min(1),
    plate: z.int().nullable(),
    size: z.enum(['small', 'large']),
    limits: raisedLimitsSchema,
  }),
])
export type InspectorRequest = z.infer<typeof inspectorRequestSchema>

export const scrubbedCopySchema = z.strictObject({
  path: z.string().min(1),
  sha256: sha256Schema,
  size: z.int().positive(),
  removed: z.array(privacyFindingSchema),
  report: reportSchema,
})

/** The bytes travel as base64: every kind of channel between processes carries a string alike. */
export const pictureMessageSchema = z.strictObject({
  mime: z.enum(['image/png', 'image/jpeg']),
  base64: z.base64(),
})

export const inspectorAnswerSchema = z.discriminatedUnion('did', [
  z.strictObject({ id: z.int(), did: z.literal('inspect'), report: reportSchema }),
  z.strictObject({ id: z.int(), did: z.literal('scrub'), copy: scrubbedCopySchema }),
  z.strictObject({ id: z.int(), did: z.literal('picture'), picture: pictureMessageSchema.nullable() }),
  /** Expected failures: `file-unreadable`, `file-rejected`, `disk-full` … */
  z.strictObject({ id: z.int(), did: z.literal('nothing'), error: appErrorSchema }),
])
export type InspectorAnswer = z.infer<typeof inspectorAnswerSchema>

/** A running inspector, however it was started: a utility process in the app, a forked child in the terminal. */
export type InspectorTransport = {
  readonly send: (message: InspectorRequest) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Called once, when the process is gone, by whatever cause. */
  readonly onExit: (listener: () => void) => void
  readonly kill: () => void
}
