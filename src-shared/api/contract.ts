import { z } from 'zod'
import { claimSchema, coverSchema } from '../claims/claim'
import { appErrorSchema } from '../errors'
import { factSchema, originOfModelSchema } from '../facts/fact'
import { idSchema, opaqueIdSchema, sha256Schema } from '../ids'
import {
  modelReportSchema,
  originEvidenceSchema,
  qualificationSchema,
  verdictSchema,
} from '../inspect/report'
import { entrySchema } from '../ledger/entry'
import { instantSchema } from '../time'

export * from './catalogue'
export * from './disputes'
export * from './forum'
export * from './own-data'
export * from './sign-in'
export * from './store'
export * from './transactions'

/**
 * The rewards service's HTTP API, for client and service alike; `operations.ts` says who may ask what. Whoever asks as a
 * member sends `Authorization: Bearer <key or access token>`; errors are RFC 9457 problem documents.
 */

export const routes = {
  about: '/v1/about',
  openapi: '/v1/openapi.json',
  health: '/v1/health',
  ready: '/v1/ready',
  me: '/v1/me',
  preferences: '/v1/me/preferences',
  profile: '/v1/me/profile',
  ownData: '/v1/me/export',
  erasure: '/v1/me/erasure',
  transactions: '/v1/transactions',
  transactionsCsv: '/v1/transactions.csv',
  device: '/v1/auth/device',
  token: '/v1/auth/token',
  revoke: '/v1/auth/revoke',
  logins: '/v1/me/logins',
  login: '/v1/me/logins/:id',
  programmes: '/v1/programmes',
  programmeVersions: '/v1/programmes/versions',
  discourse: '/v1/hooks/discourse',
  forumEvents: '/v1/hooks/events',
  forumName: '/v1/operator/members/:id/forum-name',
  progress: '/v1/progress',
  models: '/v1/models',
  model: '/v1/models/:id',
  modelFile: '/v1/models/:id/file',
  modelPicture: '/v1/models/:id/picture',
  modelPhoto: '/v1/models/:id/photos/:sha256',
  removedPhotos: '/v1/me/removed-photos',
  modelPhotoRemoval: '/v1/operator/models/:id/photos/:sha256/removal',
  profileFile: '/v1/profiles/:id/file',
  review: '/v1/reviews/:id',
  reviewPhoto: '/v1/reviews/:id/photo',
  photoRejection: '/v1/operator/reviews/:id/photo-rejection',
  suggestions: '/v1/feedback',
  suggestion: '/v1/feedback/:id',
  openSuggestions: '/v1/operator/feedback',
  suggestionDecision: '/v1/operator/feedback/:id/decision',
  upload: '/v1/uploads/:sha256',
  transfers: '/v1/transfers',
  transfer: '/v1/transfers/:sha256',
  claims: '/v1/claims',
  changes: '/v1/changes',
  queue: '/v1/operator/queue',
  decision: '/v1/operator/claims/:id/decision',
  trust: '/v1/operator/members/:id/trust',
  store: '/v1/store',
  redemptions: '/v1/redemptions',
  redemptionCancel: '/v1/redemptions/:id/cancel',
  redemptionCode: '/v1/redemptions/:id/code',
  disputes: '/v1/disputes',
  disputeAppeal: '/v1/disputes/:id/appeal',
  items: '/v1/operator/items',
  item: '/v1/operator/items/:id',
  itemCodes: '/v1/operator/items/:id/codes',
  openRedemptions: '/v1/operator/redemptions',
  redemptionDecision: '/v1/operator/redemptions/:id/decision',
  openDisputes: '/v1/operator/disputes',
  disputeResolution: '/v1/operator/disputes/:id/resolution',
} as const

export const limits = {
  claimsPerBatch: 100,
  changesPerPage: 500,
  uploadBytes: 512 * 1024 * 1024,
  /** What an app sends of a file in one request, so that little is sent twice when the line breaks. */
  transferBytes: 1024 * 1024,
  /** A batch of claims with avatars in it. */
  requestBytes: 4 * 1024 * 1024,
  /** What an app takes and keeps of a service's programmes: some hundred versions as long as the shipped ones. */
  programmesBytes: 2 * 1024 * 1024,
} as const

/** `GET /v1/about`, open to all: which service this is, before a key is given to it. */
export const aboutSchema = z.strictObject({
  product: z.literal('firstlayer-rewards'),
  version: z.string(),
  /** Made once per database. What was claimed for one service is never sent to another. */
  service: idSchema,
  name: z.string(),
  /** Practice points never mix with real ones. */
  kind: z.enum(['practice', 'community']),
  approval: z.enum(['automatic', 'trusted', 'by-hand']),
  /** Whether members sign in in the browser; else the operator hands out keys. */
  signIn: z.boolean(),
  programmes: z.array(z.strictObject({ id: z.string(), version: z.string() })),
})
export type About = z.infer<typeof aboutSchema>

export const accountSchema = z.strictObject({ balance: z.int(), available: z.int(), at: instantSchema })
export type Account = z.infer<typeof accountSchema>

/**
 * `GET /v1/programmes` and `GET /v1/programmes/versions`, the latter with an `ETag`: 304 where `If-None-Match` names it.
 * Each is a programme of `programme/schema.ts`; an app that is older than its service may not know all of it.
 */
export const programmesResponseSchema = z.strictObject({ programmes: z.array(z.unknown()) })

/** `GET /v1/me` */
export const meSchema = z.strictObject({
  member: opaqueIdSchema,
  role: z.enum(['member', 'operator']),
  nickname: z.string().nullable(),
  avatar: z.string().nullable(),
  bio: z.string().nullable(),
  region: z.string().nullable(),
  tags: z.array(z.string()),
  account: accountSchema,
})
export type Me = z.infer<typeof meSchema>

/** `PUT /v1/uploads/:sha256` (raw bytes): 201 when taken in, 200 when it was there already. Safe to send again. */
export const uploadedSchema = z.strictObject({ sha256: sha256Schema, size: z.int() })

/**
 * An upload in parts, by the tus protocol 1.0.0 (https://tus.io) with its extension `creation`; it is told by the hash
 * that its bytes have in the end. `POST /v1/transfers` begins it (`Upload-Length`, and `Upload-Metadata: sha256 <base64>`),
 * or is a conflict where it was begun; `HEAD /v1/transfers/:sha256` says in `Upload-Offset` how much is there; `PATCH`
 * adds to it. With the last byte it becomes an upload, and is a transfer no more.
 */
export const tusVersion = '1.0.0'
export const transferBeginSchema = z.object({
  'tus-resumable': z.literal(tusVersion),
  'upload-length': z.string().regex(/^[1-9]\d{0,15}$/u),
  'upload-metadata': z.string().regex(/^sha256 [A-Za-z0-9+/]{86}==$/u),
})
export const transferPartSchema = z.object({
  'tus-resumable': z.literal(tusVersion),
  'upload-offset': z.string().regex(/^\d{1,16}$/u),
  'content-type': z.literal('application/offset+octet-stream'),
})
export const transferLookSchema = z.object({ 'tus-resumable': z.literal(tusVersion) })

export const claimStateSchema = z.enum(['done', 'waiting-for-approval', 'refused'])

/** What became of a claim. The same claim sent again gets the same status: "already recorded" is success. */
export const claimStatusSchema = z.strictObject({
  id: idSchema,
  state: claimStateSchema,
  /** Set when refused: why, kept with the claim where the member can see it. */
  error: appErrorSchema.nullable(),
  /** What the claim brought into being: the model or profile it published. */
  model: opaqueIdSchema.nullable(),
  profile: opaqueIdSchema.nullable(),
  /** Facts the claim became; their entries name them as `cause`. */
  facts: z.array(idSchema),
})
export type ClaimStatus = z.infer<typeof claimStatusSchema>

/** One item's outcome in a batch: its status, or an error that lets it be tried again (`retry`) or not. */
export const claimOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('recorded'), id: idSchema, status: claimStatusSchema }),
  z.strictObject({ outcome: z.literal('error'), id: idSchema, error: appErrorSchema, retry: z.boolean() }),
])
export type ClaimOutcome = z.infer<typeof claimOutcomeSchema>

/** `POST /v1/claims`: one outcome per claim, in the order given. */
export const claimsRequestSchema = z.strictObject({
  claims: z.array(claimSchema).min(1).max(limits.claimsPerBatch),
})
export const claimsResponseSchema = z.strictObject({ outcomes: z.array(claimOutcomeSchema) })

export const publishedModelSchema = z.strictObject({
  model: opaqueIdSchema,
  title: z.string(),
  origin: z.enum(['original', 'remix', 'repost']),
  fingerprint: z.string().nullable(),
  state: z.enum(['approved', 'waiting-for-approval', 'refused', 'revoked']),
  uploadedAt: instantSchema,
})
export type PublishedModel = z.infer<typeof publishedModelSchema>

export const publishedProfileSchema = z.strictObject({
  profile: opaqueIdSchema,
  model: opaqueIdSchema,
  name: z.string(),
  uploadedAt: instantSchema,
})
export type PublishedProfile = z.infer<typeof publishedProfileSchema>

/** One thing that changed for this member, in the order in which the service wrote it. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fact'), seq: z.int(), fact: factSchema }),
  z.strictObject({ kind: z.literal('entry'), seq: z.int(), entry: entrySchema }),
  z.strictObject({ kind: z.literal('claim'), seq: z.int(), status: claimStatusSchema }),
  z.strictObject({ kind: z.literal('model'), seq: z.int(), model: publishedModelSchema }),
  z.strictObject({ kind: z.literal('profile'), seq: z.int(), profile: publishedProfileSchema }),
])
export type Change = z.infer<typeof changeSchema>

/** `GET /v1/changes?after=0&limit=500`: apply in order; ask again with `next` until `more` is false. */
export const changesQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(limits.changesPerPage).default(limits.changesPerPage),
})
export const changesResponseSchema = z.strictObject({
  service: idSchema,
  member: opaqueIdSchema,
  changes: z.array(changeSchema),
  next: z.int(),
  more: z.boolean(),
  account: accountSchema,
})
export type ChangesResponse = z.infer<typeof changesResponseSchema>

/** What the service's own inspection found of a model's geometry. */
export const meshFactsSchema = modelReportSchema.pick({
  objects: true,
  vertices: true,
  triangles: true,
  boundingBoxMm: true,
  volumeMm3: true,
  watertight: true,
})
export type MeshFacts = z.infer<typeof meshFactsSchema>

/** A known model that one in the queue looks like. `likeness` and `share` are from 0 to 1 (docs/similarity.md). */
export const likenessSchema = z.strictObject({
  model: opaqueIdSchema,
  /** The claim that published it. */
  claim: idSchema,
  member: opaqueIdSchema,
  title: z.string(),
  /** The same surface, perhaps turned, cut otherwise or arranged anew. */
  same: z.boolean(),
  likeness: z.number().min(0).max(1),
  /** Of what waits, by area, how much is in the other model too. */
  share: z.number().min(0).max(1),
})

/** `GET /v1/operator/queue` and `POST /v1/operator/claims/:id/decision`: approval by hand, the oldest upload first. */
export const queueResponseSchema = z.strictObject({
  waiting: z.array(
    z.strictObject({
      claim: idSchema,
      kind: z.enum(['model', 'profile']),
      member: opaqueIdSchema,
      title: z.string(),
      takenInAt: instantSchema,
      /** What the member said of a model; null for a profile. */
      origin: originOfModelSchema.nullable(),
      mesh: meshFactsSchema.nullable(),
      /** What the inspection came to; null where this inspector has not looked at the file yet. */
      verdict: verdictSchema.nullable(),
      qualifiesFor: z.array(qualificationSchema),
      /** What in the file itself speaks for an origin. */
      originEvidence: originEvidenceSchema.nullable(),
      /** The gravest finding of the inspection, by its code. */
      finding: z.string().nullable(),
      /** Why it may be a repost, the likeliest first. */
      alike: z.array(likenessSchema),
      /** The photos that came with a model, in the order of its member. */
      photos: z.array(sha256Schema),
      /** What its member chose to stand for it; null where that is left to the service. */
      cover: coverSchema.nullable(),
    }),
  ),
})
export type QueueItem = z.infer<typeof queueResponseSchema>['waiting'][number]
export const decisionRequestSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve') }),
  z.strictObject({ decision: z.literal('refuse'), reason: z.string().trim().min(1).max(1000) }),
])

/** `PUT /v1/operator/members/:id/trust`: whose uploads need no operator where the approval is `trusted`. */
export const trustSchema = z.strictObject({ trusted: z.boolean() })

/** `GET /v1/health` and `GET /v1/ready`, open to all: for who watches over the process. */
export const healthSchema = z.strictObject({ ok: z.literal(true) })

/** RFC 9457, `application/problem+json`. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: appErrorSchema.shape.code,
  params: appErrorSchema.shape.params,
})
export type Problem = z.infer<typeof problemSchema>
