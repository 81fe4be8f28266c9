import { z } from 'zod'
import { mostPhotos } from '../claims/claim'
import { arithmeticSchema, entrySchema } from '../ledger/entry'
import { appErrorSchema } from '../errors'
import { languages } from '../i18n/language'
import { idSchema } from '../ids'
import {
  configuredPrinterSchema,
  fileKindSchema,
  findingSchema,
  qualificationSchema,
  reportSchema,
  verdictSchema,
} from '../inspect/report'
import { raisedLimitsSchema } from '../inspect/raised-limits'
import { passedOverSchema } from '../programme/passed'
import { programmeSchema } from '../programme/schema'
import { instantSchema } from '../time'
import { drawnPhotoSchema } from './drawn-photo'
import { ignorePatternsSchema } from '../watch/ignore'

/** What the pages show. Main makes these; the renderer never guesses what main knows. */

export const languageSchema = z.enum(languages)

/** Text that comes from data (a programme, a site description), in every language of the app. */
export const localTextSchema = z.strictObject({ en: z.string(), de: z.string(), 'zh-CN': z.string() })
export type LocalText = z.infer<typeof localTextSchema>

/** Three kinds of points that never mix. */
export const pointKindSchema = z.enum(['confirmed', 'estimate', 'practice'])
export type PointKind = z.infer<typeof pointKindSchema>

export const settingsViewSchema = z.strictObject({
  guideDone: z.boolean(),
  /** null: as the system has it. */
  language: languageSchema.nullable(),
  appearance: z.enum(['system', 'light', 'dark']),
  paused: z.boolean(),
  /** Whether a notification says that points will expire. */
  tellExpiring: z.boolean().default(true),
  /** Of what is read of a file, by name; what is not there is as usual. */
  limits: raisedLimitsSchema.default({}),
})
export type SettingsView = z.infer<typeof settingsViewSchema>

export const slicerViewSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  /** Accepted families earn print-profile points; a recognised one that does not is shown as such. */
  family: z.enum(['elegoo', 'orca', 'other']),
  dataFolder: z.string(),
  /** Filled once its data folder was accepted; before, only the folder's name was looked at. */
  printers: z.array(configuredPrinterSchema),
})
export type SlicerView = z.infer<typeof slicerViewSchema>

export const folderViewSchema = z.strictObject({
  id: z.string(),
  path: z.string(),
  /** `exports`: where files are saved; `slicer-data`: printers and presets of a slicer. */
  kind: z.enum(['exports', 'slicer-data']),
  slicer: z.string().nullable(),
  /** Who named it: a slicer, the system (Documents, Downloads, Desktop), or the member. */
  from: z.enum(['slicer', 'usual-place', 'you']),
  /** Nothing is watched before it was shown and accepted. */
  state: z.enum(['offered', 'accepted', 'declined']),
  watching: z.enum(['no', 'starting', 'yes', 'missing', 'failed']),
  publishByItself: z.boolean(),
  /** Patterns for names of files and folders in it that are left alone. */
  ignore: ignorePatternsSchema,
})
export type FolderView = z.infer<typeof folderViewSchema>

/** Data that drives assisted mode; https only, marked unofficial, editable. */
export const siteSchema = z.strictObject({
  id: z.string(),
  name: z.string().min(1).max(80),
  programme: z.string(),
  pages: z.strictObject({
    tasks: z.url({ protocol: /^https$/u }),
    upload: z.url({ protocol: /^https$/u }),
    store: z.url({ protocol: /^https$/u }),
  }),
  official: z.literal(false),
})
export type Site = z.infer<typeof siteSchema>

export const placeViewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('practice') }),
  z.strictObject({ kind: z.literal('service'), address: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('assisted'), site: siteSchema }),
])
export type PlaceView = z.infer<typeof placeViewSchema>

/** A place that was chosen once, by its own record; of one service there is one for each account. */
export const knownPlaceSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['practice', 'service', 'assisted']),
  name: z.string(),
  address: z.string().nullable(),
  /** Who the member is there, as far as it is known. */
  nickname: z.string(),
  member: z.string().nullable(),
  current: z.boolean(),
  /** Actions that wait to be sent there. */
  waiting: z.int(),
})
export type KnownPlace = z.infer<typeof knownPlaceSchema>

export const pointsViewSchema = z.strictObject({
  kind: pointKindSchema,
  /** Σ of ledger entries the service confirmed; in assisted mode Σ of the member's own estimate. */
  balance: z.int(),
  /** Worked out by the same rules from what waits; never added to the balance. */
  pending: z.int(),
  confirmedAt: instantSchema.nullable(),
})
export type PointsView = z.infer<typeof pointsViewSchema>

export const syncViewSchema = z.strictObject({
  state: z.enum(['nothing-to-sync', 'idle', 'syncing', 'waiting', 'unreachable', 'not-allowed']),
  waiting: z.int(),
  lastAt: instantSchema.nullable(),
  nextTryAt: instantSchema.nullable(),
  error: appErrorSchema.nullable(),
})
export type SyncView = z.infer<typeof syncViewSchema>

export const capViewSchema = z.strictObject({
  limit: z.int(),
  used: z.int(),
  pending: z.int(),
  left: z.int(),
  /** `2026-11` and the moment the next month opens; null for a cap without period. */
  month: z.string().nullable(),
  opensAt: instantSchema.nullable(),
  /** How many of this month came after the cap and gave 0. */
  gaveNothing: z.int(),
})

export const milestoneViewSchema = z.strictObject({
  subject: z.string(),
  label: z.string(),
  total: z.int(),
  points: z.int(),
  nextAt: z.int().nullable(),
  nextPoints: z.int().nullable(),
})

export const taskStateSchema = z.enum([
  'to-do',
  'waiting-to-sync',
  'waiting-for-approval',
  'complete',
  'cap-reached',
  'open',
])
export type TaskState = z.infer<typeof taskStateSchema>

export const taskViewSchema = z.strictObject({
  rule: z.string(),
  programme: z.string(),
  section: z.string(),
  /** The number on the badge. */
  points: z.int(),
  name: localTextSchema,
  asks: localTextSchema,
  /** The seed's full wording. */
  wording: localTextSchema,
  state: taskStateSchema,
  earned: z.int(),
  pending: z.int(),
  cap: capViewSchema.nullable(),
  milestones: z.array(milestoneViewSchema),
  /** What completed it, as the member knows it: tags, a printer, a model's title. */
  doneWith: z.string().nullable(),
  /** The page or form where it is done; null where a file does it. */
  action: z.enum([
    'set-preference',
    'set-identity',
    'set-profile',
    'set-up-printer',
    'publish-a-file',
    'review-a-print',
    'send-feedback',
    'none',
  ]),
})
export type TaskView = z.infer<typeof taskViewSchema>

export const sectionViewSchema = z.strictObject({ id: z.string(), name: localTextSchema })

export const tasksViewSchema = z.strictObject({
  programmeName: localTextSchema,
  timeZone: z.string(),
  sections: z.array(sectionViewSchema),
  tasks: z.array(taskViewSchema),
  /** The service has rules that this version of the app cannot read; these are the ones before. */
  outdated: z.boolean(),
})
export type TasksView = z.infer<typeof tasksViewSchema>

/** An action that was recorded and is not confirmed yet, or was refused. */
export const outboxItemViewSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['preferences', 'identity', 'profile', 'printer', 'publish-model', 'publish-profile']),
  label: z.string(),
  file: z.string().nullable(),
  state: z.enum([
    'waiting-to-sync',
    'sending',
    'paused',
    'waiting-for-approval',
    'refused',
    'ask-whether-it-went-through',
  ]),
  madeAt: instantSchema,
  attempts: z.int(),
  nextTryAt: instantSchema.nullable(),
  error: appErrorSchema.nullable(),
  /** Bytes sent so far while an upload runs. */
  upload: z.strictObject({ sent: z.int(), size: z.int() }).nullable(),
})
export type OutboxItemView = z.infer<typeof outboxItemViewSchema>

export const memberViewSchema = z.strictObject({
  nickname: z.string(),
  avatar: z.string().nullable(),
  bio: z.string(),
  region: z.string(),
  tags: z.array(z.string()),
})
export type MemberView = z.infer<typeof memberViewSchema>

export const publicationStateSchema = z.enum([
  'waiting-to-sync',
  'sending',
  'waiting-for-approval',
  'confirmed',
  'refused',
  'estimate',
])

/** A finding on a line of its own: shown by its code in the reader's language. */
export const headlineSchema = findingSchema.pick({ code: true, message: true, params: true })
export type Headline = z.infer<typeof headlineSchema>

/** One line of the Files page; light, so that all of them fit in one message. */
export const fileRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  size: z.int(),
  seenAt: instantSchema,
  /** `settling`: still being written; `gone`: no longer on disk, its record stays. */
  state: z.enum(['settling', 'checking', 'checked', 'gone']),
  kind: fileKindSchema.nullable(),
  writer: z.strictObject({ application: z.string(), version: z.string().nullable() }).nullable(),
  verdict: verdictSchema.nullable(),
  qualifiesFor: z.array(qualificationSchema),
  title: z.string().nullable(),
  /** The finding that says why not, or the first thing to mend. */
  headline: headlineSchema.nullable(),
  /** Points if published next, or what is pending of it while it waits; an estimate. Null when there is neither. */
  points: z.int().nullable(),
  publication: publicationStateSchema.nullable(),
  /** Σ of what it has given, once confirmed. */
  earned: z.int().nullable(),
  hasThumbnail: z.boolean(),
})
export type FileRow = z.infer<typeof fileRowSchema>

export const forecastLineSchema = z.strictObject({
  rule: z.string(),
  name: localTextSchema,
  points: z.int(),
  why: arithmeticSchema,
})
export type ForecastLine = z.infer<typeof forecastLineSchema>

const publishWords = {
  title: z.string().trim().min(1).max(200),
  description: z.string().max(20_000),
  tags: z.array(z.string().trim().min(1).max(60)).max(30),
  category: z.string().max(60),
  licence: z.string().max(60),
  origin: z.enum(['original', 'remix', 'repost']),
  remixOf: z.string().max(500),
  profileName: z.string().trim().max(200),
  /** A profile without geometry: the model it is for. */
  forModel: z.string().nullable(),
}

/** What is published with a file. */
export const publishFormSchema = z.strictObject({
  ...publishWords,
  /** Photos of the print, in the order in which they are shown. */
  photos: z.array(drawnPhotoSchema).max(mostPhotos),
  /** The picture that stands for the model: of a plate, or the photo at that place from 0; null leaves it to the file. */
  cover: z.union([z.strictObject({ plate: z.int() }), z.strictObject({ photo: z.int() })]).nullable(),
})
export type PublishForm = z.infer<typeof publishFormSchema>

/** What the publish sheet is filled with; `fromFile` names the fields that the file itself said. */
export const publishDraftSchema = z.strictObject({
  ...publishWords,
  title: z.string(),
  profileName: z.string(),
  origin: z.enum(['original', 'remix', 'repost']).nullable(),
  fromFile: z.array(z.string()),
  publishes: z.array(z.enum(['model', 'profile'])),
  /** The member's own model that the geometry already is, by its title; then only the profile is published. */
  knownModel: z.string().nullable(),
  /** Models of the member's own that the profile could be for; the likely one first. */
  models: z.array(z.strictObject({ model: z.string(), title: z.string() })),
})
export type PublishDraft = z.infer<typeof publishDraftSchema>

export const fileDetailSchema = z.strictObject({
  row: fileRowSchema,
  path: z.string(),
  /** Given by hand: it lies in no folder that is watched. */
  handedIn: z.boolean(),
  report: reportSchema.nullable(),
  forecast: z.array(forecastLineSchema),
  /** The same if the member states that the model is a repost. */
  forecastAsRepost: z.array(forecastLineSchema),
  /** null when nothing of the file can be published. */
  draft: publishDraftSchema.nullable(),
  /** Claims made from this file, newest first. */
  claims: z.array(idSchema),
})
export type FileDetail = z.infer<typeof fileDetailSchema>

/** One line of Transaction History. */
export const historyRowSchema = z.strictObject({
  entry: entrySchema,
  ruleName: localTextSchema,
  /** What the subject is called: a model's title, a printer; empty when there is none. */
  label: z.string(),
  /** What the team wrote with it; empty where it wrote nothing. */
  note: z.string(),
  balanceAfter: z.int(),
  factType: z.string().nullable(),
  file: z.string().nullable(),
})
export type HistoryRow = z.infer<typeof historyRowSchema>

export const pendingRowSchema = z.strictObject({
  claim: idSchema,
  rule: z.string(),
  ruleName: localTextSchema,
  label: z.string(),
  /** Estimated by the same rules. */
  amount: z.int(),
  why: arithmeticSchema,
  state: z.enum(['waiting-to-sync', 'waiting-for-approval']),
  madeAt: instantSchema,
})
export type PendingRow = z.infer<typeof pendingRowSchema>

/** An action of the member's that made no entry at all, and what every rule that looked at it says. */
export const silentRowSchema = z.strictObject({
  fact: idSchema,
  at: instantSchema,
  label: z.string(),
  file: z.string().nullable(),
  silences: z.array(
    z.strictObject({ programme: z.string().nullable(), rule: z.string().nullable(), why: passedOverSchema }),
  ),
})
export type SilentRow = z.infer<typeof silentRowSchema>

export const historyViewSchema = z.strictObject({
  kind: pointKindSchema,
  /** The rules in force. */
  programme: programmeSchema,
  /** All of their versions, by which the entries are explained; that in force first. */
  versions: z.array(programmeSchema),
  /** Newest first. */
  rows: z.array(historyRowSchema),
  pending: z.array(pendingRowSchema),
  /** Newest first. */
  silent: z.array(silentRowSchema),
  /** What is still there to spend and expires, earliest first; empty where points never do. */
  expiring: z.array(z.strictObject({ at: instantSchema, points: z.int() })),
})
export type HistoryView = z.infer<typeof historyViewSchema>

/** The kit of assisted mode: all that the member needs on the site's own page. */
export const kitSchema = z.strictObject({
  file: z.string(),
  /** The checked, scrubbed copy, in a folder of the app's own. */
  copyName: z.string(),
  copySize: z.int(),
  removed: z.int(),
  /** The cover as a picture of its own, and the member's photos, beside the copy. */
  pictureNames: z.array(z.string()),
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  licence: z.string(),
  host: z.string(),
  uploadPage: z.string(),
})
export type Kit = z.infer<typeof kitSchema>
