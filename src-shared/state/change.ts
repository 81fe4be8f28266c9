import { z } from 'zod'
import {
  accountSchema,
  changeSchema as feedChangeSchema,
  publishedModelSchema,
  publishedProfileSchema,
  removedPhotoSchema,
} from '../api/contract'
import { factSchema } from '../facts/fact'
import { idSchema, opaqueIdSchema } from '../ids'
import { goalSchema } from '../ipc/goal'
import { redeemingSchema } from '../ipc/shop'
import { memberViewSchema, settingsViewSchema, siteSchema } from '../ipc/views'
import { entrySchema } from '../ledger/entry'
import { progressSchema } from '../outbox/machine'
import { broughtForwardSchema } from '../programme/brought-forward'
import { claimRecordSchema, fileRecordSchema, folderRecordSchema, placeHeadSchema } from './document'
import { keptRulesSchema } from './kept-rules'

/**
 * Everything that can happen to what the app keeps. A journal line holds some of these; they carry results, not
 * questions, so that replaying them needs neither clock nor service and always gives the same.
 */
export const changeSchema = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('settings'), settings: settingsViewSchema }),
  z.strictObject({ change: z.literal('folder-put'), folder: folderRecordSchema }),
  z.strictObject({ change: z.literal('folder-forgotten'), folder: z.string() }),
  z.strictObject({ change: z.literal('file-put'), file: fileRecordSchema }),
  z.strictObject({ change: z.literal('file-gone'), file: idSchema }),
  z.strictObject({ change: z.literal('files-forgotten'), files: z.array(idSchema) }),
  z.strictObject({ change: z.literal('site-put'), site: siteSchema }),
  z.strictObject({ change: z.literal('place-put'), place: placeHeadSchema }),
  z.strictObject({ change: z.literal('place-chosen'), place: idSchema }),
  z.strictObject({ change: z.literal('profile'), place: idSchema, profile: memberViewSchema }),
  z.strictObject({
    change: z.literal('redeeming'),
    place: idSchema,
    redeeming: redeemingSchema.nullable(),
  }),
  z.strictObject({ change: z.literal('rules'), place: idSchema, rules: keptRulesSchema }),
  z.strictObject({ change: z.literal('notes'), place: idSchema, notes: z.record(idSchema, z.string()) }),
  /** All that the service tells of, and nothing is due then. */
  z.strictObject({
    change: z.literal('removed-photos'),
    place: idSchema,
    removed: z.array(removedPhotoSchema),
  }),
  z.strictObject({ change: z.literal('expiry-told'), place: idSchema, entries: z.array(idSchema) }),
  z.strictObject({ change: z.literal('goal'), place: idSchema, goal: goalSchema.nullable() }),
  z.strictObject({
    change: z.literal('claims-recorded'),
    place: idSchema,
    claims: z.array(claimRecordSchema),
  }),
  z.strictObject({
    change: z.literal('claim-moved'),
    place: idSchema,
    claim: idSchema,
    progress: progressSchema,
  }),
  /** One page of the service's feed. Applies only where the last one ended, so a page taken in twice counts once. */
  z.strictObject({
    change: z.literal('feed'),
    place: idSchema,
    after: z.int(),
    next: z.int(),
    member: opaqueIdSchema,
    changes: z.array(feedChangeSchema),
    account: accountSchema,
  }),
  /** Assisted mode: what a site already shows, as the first entry. */
  z.strictObject({
    change: z.literal('brought-forward'),
    place: idSchema,
    history: broughtForwardSchema,
    entry: entrySchema,
    models: z.array(publishedModelSchema),
  }),
  /** Assisted mode: what the member says happened, and what the rules give for it. */
  z.strictObject({
    change: z.literal('estimated'),
    place: idSchema,
    facts: z.array(factSchema),
    entries: z.array(entrySchema),
    models: z.array(publishedModelSchema),
    profiles: z.array(publishedProfileSchema),
  }),
])
export type StateChange = z.infer<typeof changeSchema>
export const changesSchema = z.array(changeSchema)
