import { z } from 'zod'
import {
  accountSchema,
  publishedModelSchema,
  publishedProfileSchema,
  removedPhotoSchema,
} from '../api/contract'
import { claimSchema } from '../claims/claim'
import { factSchema } from '../facts/fact'
import { idSchema, opaqueIdSchema, sha256Schema } from '../ids'
import {
  fileKindSchema,
  findingSchema,
  originSchema,
  qualificationSchema,
  verdictSchema,
} from '../inspect/report'
import { folderViewSchema, memberViewSchema, settingsViewSchema, siteSchema } from '../ipc/views'
import { ignorePatternsSchema } from '../watch/ignore'
import { goalSchema } from '../ipc/goal'
import { redeemingSchema } from '../ipc/shop'
import { entrySchema } from '../ledger/entry'
import { progressSchema } from '../outbox/machine'
import { broughtForwardSchema } from '../programme/brought-forward'
import { instantSchema } from '../time'
import { keptRulesSchema } from './kept-rules'

/** What the app keeps, as it lies on disk. Numbered: a change of shape is a new number and a migration. */

export const documentNumber = 6

export const folderRecordSchema = z.strictObject({
  id: z.string(),
  path: z.string(),
  kind: folderViewSchema.shape.kind,
  slicer: z.string().nullable(),
  state: folderViewSchema.shape.state,
  publishByItself: z.boolean(),
  ignore: ignorePatternsSchema.default([]),
})
export type FolderRecord = z.infer<typeof folderRecordSchema>

/** What the list of files shows; the full report is a cache beside the store, made again when it is missing. */
export const fileRecordSchema = z.strictObject({
  id: idSchema,
  path: z.string(),
  /** The accepted folder it lies in. */
  root: z.string(),
  size: z.int(),
  mtimeMs: z.number(),
  seenAt: instantSchema,
  gone: z.boolean(),
  /** Of the original; stays on this computer. */
  sha256: sha256Schema.nullable(),
  kind: fileKindSchema,
  writer: z.strictObject({ application: z.string(), version: z.string().nullable() }).nullable(),
  verdict: verdictSchema,
  qualifiesFor: z.array(qualificationSchema),
  title: z.string().nullable(),
  /** The finding that says why not, or the first thing to mend. */
  headline: findingSchema.nullable(),
  origin: originSchema,
  /** There are signs in the file that somebody else made it. */
  fromElsewhere: z.boolean(),
  fingerprint: z.string().nullable(),
  hasThumbnail: z.boolean(),
})
export type FileRecord = z.infer<typeof fileRecordSchema>

/** A claim as it was recorded, where it stands, and what it was made from. */
export const claimRecordSchema = z.strictObject({
  claim: claimSchema,
  progress: progressSchema,
  label: z.string(),
  file: idSchema.nullable(),
  /** Of the original file at the time: the same content is not claimed twice in one place. */
  source: sha256Schema.nullable(),
  fingerprint: z.string().nullable(),
})
export type ClaimRecord = z.infer<typeof claimRecordSchema>

/**
 * Where points live. Everything earned or claimed belongs to one place; a claim made for one is never sent to another.
 * `service` and `member` are learned at the first contact and never change after.
 */
export const placeHeadSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['practice', 'service', 'assisted']),
  address: z.string().nullable(),
  name: z.string(),
  service: idSchema.nullable(),
  member: opaqueIdSchema.nullable(),
  site: z.string().nullable(),
})
export type PlaceHead = z.infer<typeof placeHeadSchema>

export const placeRecordSchema = z.strictObject({
  head: placeHeadSchema,
  profile: memberViewSchema,
  /** Up to where the service's changes were taken in. */
  cursor: z.int(),
  account: accountSchema.nullable(),
  claims: z.array(claimRecordSchema),
  facts: z.array(factSchema),
  entries: z.array(entrySchema),
  models: z.array(publishedModelSchema),
  profiles: z.array(publishedProfileSchema),
  /** What the member brought along, before the first fact; in assisted mode alone. */
  brought: broughtForwardSchema.nullable().default(null),
  goal: goalSchema.nullable().default(null),
  /** An order that was sent and not answered yet. */
  redeeming: redeemingSchema.nullable().default(null),
  /** Credits of which was said that they will expire. */
  expiryTold: z.array(idSchema).default([]),
  rules: keptRulesSchema.default(null),
  /** What the team wrote with an entry, by its id; empty where it wrote nothing. */
  notes: z.record(idSchema, z.string()).default({}),
  /** Photos of the member's models that the team removed, the newest first. */
  removedPhotos: z.array(removedPhotoSchema).default([]),
  /** Something of a model changed since they were last told, so they are to be asked for. */
  removedPhotosDue: z.boolean().default(true),
})
export type PlaceRecord = z.infer<typeof placeRecordSchema>

export const documentSchema = z.strictObject({
  number: z.literal(documentNumber),
  settings: settingsViewSchema,
  folders: z.array(folderRecordSchema),
  files: z.array(fileRecordSchema),
  sites: z.array(siteSchema),
  place: idSchema.nullable(),
  places: z.array(placeRecordSchema),
})
export type StateDocument = z.infer<typeof documentSchema>

export const emptyDocument = (): StateDocument => ({
  number: documentNumber,
  settings: {
    guideDone: false,
    language: null,
    appearance: 'system',
    paused: false,
    tellExpiring: true,
    limits: {},
  },
  folders: [],
  files: [],
  sites: [],
  place: null,
  places: [],
})
