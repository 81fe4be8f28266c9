import { z } from 'zod'
import {
  appealRequestSchema,
  codeResponseSchema,
  disputeRequestSchema,
  disputeSchema,
  disputesResponseSchema,
  modelsResponseSchema,
  redemptionSchema,
  reviewSchema,
  suggestionRequestSchema,
  suggestionSchema,
  suggestionsResponseSchema,
} from '../api/contract'
import { appErrorSchema, type AppError } from '../errors'
import { idSchema, opaqueIdSchema, sha256Schema } from '../ids'
import { limitNameSchema, mayRaise } from '../inspect/raised-limits'
import type { Result } from '../result'
import { communityModelSchema, downloadedSchema, downloadViewSchema, reviewFormSchema } from './community'
import { broughtFormSchema } from './brought'
import { earlierExportsSchema, earlierWorkSchema } from './earlier'
import { ignorePatternsSchema } from '../watch/ignore'
import { goalSchema, planPreferenceSchema, planViewSchema } from './goal'
import { healthSchema } from './health'
import { modelsViewSchema } from './models-view'
import { communityStandingViewSchema } from './standing-view'
import { storedDataSchema } from './stored-data'
import { orderSchema, shopSchema } from './shop'
import {
  fileDetailSchema,
  fileRowSchema,
  folderViewSchema,
  historyViewSchema,
  kitSchema,
  knownPlaceSchema,
  languageSchema,
  memberViewSchema,
  outboxItemViewSchema,
  placeViewSchema,
  pointsViewSchema,
  publishFormSchema,
  settingsViewSchema,
  siteSchema,
  slicerViewSchema,
  syncViewSchema,
  tasksViewSchema,
} from './views'

/** The one contract between main and renderer: a schema of input and output per request, one of payload per event. */

/** Small state that every page may need. Asked for once; then `state.changed` brings whole slices anew. */
export const appStateSchema = z.strictObject({
  app: z.strictObject({
    version: z.string(),
    platform: z.enum(['linux', 'darwin', 'win32']),
    /** The system's language as a BCP 47 tag. */
    systemLocale: z.string(),
    demo: z.boolean(),
    dataFolder: z.string(),
    /** Set when a damaged store was set aside at start: where it is and what was recovered. */
    recovered: z
      .strictObject({ setAside: z.string(), from: z.enum(['last-good-copy', 'nothing']) })
      .nullable(),
  }),
  settings: settingsViewSchema,
  slicers: z.array(slicerViewSchema),
  folders: z.array(folderViewSchema),
  place: placeViewSchema,
  places: z.array(knownPlaceSchema),
  sites: z.array(siteSchema),
  member: memberViewSchema,
  points: pointsViewSchema,
  sync: syncViewSchema,
  tasks: tasksViewSchema,
  outbox: z.array(outboxItemViewSchema),
  goal: goalSchema.nullable(),
  /** Publishing of earlier exports while it goes on. */
  earlier: earlierWorkSchema.nullable(),
  /** What is being fetched of others' models. */
  downloads: z.array(downloadViewSchema),
})
export type AppState = z.infer<typeof appStateSchema>

const nothing = z.strictObject({})
const done = z.strictObject({})
const pictureSchema = z.strictObject({ url: z.string().nullable() })
const byFile = z.strictObject({ file: z.string() })
const earlierFiles = z.array(z.string().max(64)).max(100_000)

export const requests = {
  'state.get': { input: nothing, output: appStateSchema },

  'settings.change': {
    input: z.strictObject({
      language: languageSchema.nullable().optional(),
      appearance: settingsViewSchema.shape.appearance.optional(),
      paused: z.boolean().optional(),
      guideDone: z.boolean().optional(),
      tellExpiring: z.boolean().optional(),
      /** One limit, in the unit of its name; null makes it as usual again. */
      limit: z
        .strictObject({ name: limitNameSchema, value: z.int().nullable() })
        .refine(({ name, value }) => value === null || mayRaise(name, value))
        .optional(),
    }),
    output: done,
  },

  /** Whether the system starts the app at login; the system has the last word. */
  'startup.get': { input: nothing, output: z.strictObject({ on: z.boolean() }) },
  'startup.set': {
    input: z.strictObject({ on: z.boolean() }),
    output: z.strictObject({ on: z.boolean() }),
  },

  /** Looks for slicers again; answers when the state holds what was found. */
  'slicers.find': { input: nothing, output: done },
  /** Opens the system's folder dialog; the chosen folder is accepted by having been chosen. */
  'folders.choose': { input: nothing, output: z.strictObject({ folder: z.string().nullable() }) },
  'folders.decide': {
    input: z.strictObject({ folder: z.string(), state: z.enum(['accepted', 'declined']) }),
    output: done,
  },
  'folders.publish-by-itself': {
    input: z.strictObject({ folder: z.string(), on: z.boolean() }),
    output: done,
  },
  /** What these patterns would leave alone of the folder, as it is now; at most so many names are told. */
  'folders.ignored': {
    input: z.strictObject({ folder: z.string(), patterns: ignorePatternsSchema }),
    output: z.strictObject({ files: z.int(), hidden: z.int(), names: z.array(z.string()) }),
  },
  /** From now on they are left alone, and what was seen of them is forgotten; what was published stays. */
  'folders.ignore': {
    input: z.strictObject({ folder: z.string(), patterns: ignorePatternsSchema }),
    output: done,
  },
  'folders.forget': { input: z.strictObject({ folder: z.string() }), output: done },

  /** Asks a service who it is, before a key is given to it. */
  'place.probe': {
    input: z.strictObject({ address: z.string().min(1).max(500) }),
    output: z.strictObject({
      name: z.string(),
      kind: z.enum(['practice', 'community']),
      /** Whether one signs in there in the browser; else the team gives out keys. */
      signIn: z.boolean(),
    }),
  },
  'place.choose': {
    input: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('practice') }),
      z.strictObject({
        kind: z.literal('service'),
        address: z.string().min(1).max(500),
        key: z.string().min(1).max(500),
      }),
      z.strictObject({ kind: z.literal('assisted'), site: z.string() }),
    ]),
    output: done,
  },
  /** Has a service show its page in the browser, where the member confirms the code. One at a time. */
  'place.sign-in': {
    input: z.strictObject({ address: z.string().min(1).max(500) }),
    /** `opened` false: the member has to open the page by hand. */
    output: z.strictObject({ code: z.string(), page: z.string(), opened: z.boolean() }),
  },
  /** Answers once it was confirmed and the service chosen, or with why not. */
  'place.sign-in-wait': { input: nothing, output: done },
  'place.sign-in-stop': { input: nothing, output: done },
  /** Ends the login of the place that is chosen. What was recorded for it stays and waits. */
  'place.sign-out': { input: nothing, output: done },
  /** Goes to another place that was chosen before, as another account; nothing moves between them. */
  'place.switch': { input: z.strictObject({ place: idSchema }), output: done },
  'sites.save': { input: z.strictObject({ site: siteSchema }), output: done },

  'files.list': { input: nothing, output: z.strictObject({ files: z.array(fileRowSchema) }) },
  'files.detail': { input: byFile, output: fileDetailSchema },
  /** `plate` null: the best picture of the file. A `data:` URL of a PNG or JPEG, or null when there is none. */
  'files.picture': {
    input: z.strictObject({ file: z.string(), plate: z.int().nullable(), size: z.enum(['small', 'large']) }),
    output: pictureSchema,
  },
  'files.check-again': { input: byFile, output: done },
  'files.show-in-folder': { input: byFile, output: done },
  /** Records the claims; they are on disk when this answers. */
  'files.publish': {
    input: z.strictObject({ file: z.string(), form: publishFormSchema }),
    output: z.strictObject({ claims: z.array(idSchema) }),
  },

  'earlier.get': { input: nothing, output: earlierExportsSchema },
  /** What these would give, published one after the other; an estimate. */
  'earlier.worth': {
    input: z.strictObject({ files: earlierFiles }),
    output: z.strictObject({ points: z.int() }),
  },
  /** The member states that they are his or her own original work. Answers when the work has begun. */
  'earlier.publish': {
    input: z.strictObject({ files: earlierFiles.min(1), own: z.literal(true) }),
    output: done,
  },
  'earlier.pause': { input: z.strictObject({ paused: z.boolean() }), output: done },
  'earlier.stop': { input: nothing, output: done },

  'kit.make': { input: z.strictObject({ file: z.string(), form: publishFormSchema }), output: kitSchema },
  /** The kit of a file that still waits for the answer; null where none does. */
  'kit.made': { input: byFile, output: z.strictObject({ kit: kitSchema.nullable() }) },
  'kit.show-copy': { input: byFile, output: done },
  /** Begins to drag a file of the kit out of the window, while the mouse is held down on it. */
  'kit.drag-out': {
    input: z.strictObject({ file: z.string(), name: z.string() }),
    output: done,
  },
  'kit.open-page': { input: z.strictObject({ page: z.enum(['tasks', 'upload', 'store']) }), output: done },
  /** *Did it go through?* */
  'kit.answer': { input: z.strictObject({ file: z.string(), wentThrough: z.boolean() }), output: done },

  'tasks.set-preference': {
    input: z.strictObject({ tags: z.array(z.string().trim().min(1).max(60)).min(1).max(30) }),
    output: done,
  },
  'tasks.set-identity': {
    input: z.strictObject({
      nickname: z.string().trim().max(40),
      avatar: z.string().max(200_000).nullable(),
    }),
    output: done,
  },
  'tasks.set-profile': {
    input: z.strictObject({ bio: z.string().trim().max(2000), region: z.string().trim().max(80) }),
    output: done,
  },

  /** What the member wants to reach in this place; null for nothing. */
  'goal.choose': { input: z.strictObject({ goal: goalSchema.nullable() }), output: done },
  /** The route to it from now; null where there is no goal. */
  'goal.plan': {
    input: z.strictObject({ preference: planPreferenceSchema }),
    output: z.strictObject({ plan: planViewSchema.nullable() }),
  },

  'models.get': { input: nothing, output: modelsViewSchema },
  'standing.get': { input: nothing, output: communityStandingViewSchema },
  /** What the store offers now, and one's own redemptions; only where a service is within reach. */
  'shop.get': { input: nothing, output: shopSchema },
  'shop.redeem': { input: orderSchema, output: z.strictObject({ redemption: redemptionSchema }) },
  'shop.cancel': {
    input: z.strictObject({ redemption: idSchema }),
    output: z.strictObject({ redemption: redemptionSchema }),
  },
  /** The code of a fulfilled redemption; shown, never kept. */
  'shop.code': { input: z.strictObject({ redemption: idSchema }), output: codeResponseSchema },

  /** What is offered of everybody, the newest first and page by page; only where a service is within reach. */
  'community.models': {
    input: z.strictObject({ text: z.string().trim().max(200), cursor: idSchema.nullable() }),
    output: modelsResponseSchema,
  },
  'community.model': { input: z.strictObject({ model: opaqueIdSchema }), output: communityModelSchema },
  /** `data:` URLs of a PNG, JPEG or WebP; null where there is none. */
  'community.cover': { input: z.strictObject({ model: opaqueIdSchema }), output: pictureSchema },
  'community.model-photo': {
    input: z.strictObject({ model: opaqueIdSchema, sha256: sha256Schema }),
    output: pictureSchema,
  },
  'community.photo': { input: z.strictObject({ review: idSchema }), output: pictureSchema },
  /** Asks for a folder; answers once the file is there as one of the member's files, null where none was chosen. */
  'community.download': {
    input: downloadedSchema,
    output: z.strictObject({ saved: z.strictObject({ file: z.string(), name: z.string() }).nullable() }),
  },
  'community.stop': { input: z.strictObject({ subject: opaqueIdSchema }), output: done },
  'community.review': { input: reviewFormSchema, output: z.strictObject({ review: reviewSchema }) },

  /** What the member proposed to the team, the newest first; only where a service is within reach. */
  'feedback.get': { input: nothing, output: suggestionsResponseSchema },
  'feedback.send': {
    input: suggestionRequestSchema,
    output: z.strictObject({ suggestion: suggestionSchema }),
  },

  'disputes.get': { input: nothing, output: disputesResponseSchema },
  'disputes.open': {
    input: z.strictObject({ entry: idSchema, statement: disputeRequestSchema.shape.statement }),
    output: z.strictObject({ dispute: disputeSchema }),
  },
  'disputes.appeal': {
    input: z.strictObject({ dispute: idSchema, statement: appealRequestSchema.shape.statement }),
    output: z.strictObject({ dispute: disputeSchema }),
  },

  'history.get': { input: nothing, output: historyViewSchema },
  /** Assisted mode: what the site already shows, once, before anything else is recorded. */
  'history.bring': { input: broughtFormSchema, output: done },
  /** Saves the whole record through the system's dialog; `saved` false when it was closed. */
  'history.export': {
    input: z.strictObject({ format: z.enum(['csv', 'json']) }),
    output: z.strictObject({ saved: z.boolean() }),
  },

  /** Takes some seconds: the watcher is tested with a file of the app's own. */
  'health.check': { input: nothing, output: healthSchema },

  'stored.get': { input: nothing, output: storedDataSchema },
  /** Everything that is recorded here, of all places, as JSON through the system's dialog. */
  'stored.export': { input: nothing, output: z.strictObject({ saved: z.boolean() }) },
  /** Answers, and then the app ends, erases all of it and starts anew. */
  'stored.erase': { input: z.strictObject({ sure: z.literal(true) }), output: done },

  'sync.now': { input: nothing, output: done },
  'outbox.try-again': { input: z.strictObject({ claim: idSchema }), output: done },
  /** Holds an upload back with all that is published with it, or lets it go on; `conflict` once it is sent. */
  'outbox.pause': { input: z.strictObject({ claim: idSchema, paused: z.boolean() }), output: done },
  /** Takes back an action that was not sent, or puts a refused one away. */
  'outbox.discard': { input: z.strictObject({ claim: idSchema }), output: done },

  'clipboard.write': { input: z.strictObject({ text: z.string().max(50_000) }), output: done },
  'window.control': {
    input: z.strictObject({ action: z.enum(['minimise', 'maximise', 'close']) }),
    output: done,
  },
} as const

export const handedInSchema = z.strictObject({
  /** Ids of the files that were taken in, in the order given. */
  files: z.array(z.string()),
  refused: z.array(appErrorSchema),
})
export type HandedInAnswer = z.infer<typeof handedInSchema>

export const events = {
  'state.changed': appStateSchema.partial(),
  'files.changed': z.strictObject({ upserted: z.array(fileRowSchema), removed: z.array(z.string()) }),
  /** Ask `history.get` again. */
  'history.changed': z.strictObject({}),
} as const

export type Requests = typeof requests
export type RequestName = keyof Requests
export type RequestInput<K extends RequestName> = z.infer<Requests[K]['input']>
export type RequestOutput<K extends RequestName> = z.infer<Requests[K]['output']>
export type Answer<K extends RequestName> = Result<RequestOutput<K>, AppError>
export type Handlers = { readonly [K in RequestName]: (input: RequestInput<K>) => Promise<Answer<K>> }

export type EventName = keyof typeof events
export type EventPayload<K extends EventName> = z.infer<(typeof events)[K]>

export const failedAnswerSchema = z.strictObject({ ok: z.literal(false), error: appErrorSchema })
