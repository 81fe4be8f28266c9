import { z } from 'zod'
import { originOfModelSchema } from '../facts/fact'
import { idSchema, opaqueIdSchema, sha256Schema } from '../ids'
import { instantSchema } from '../time'

/** What an app says that its member did. Only the service turns a claim into facts (docs: rewards.md). */

/** Bytes that were uploaded before: the scrubbed copy, named by its hash. */
export const uploadRefSchema = z.strictObject({
  sha256: sha256Schema,
  size: z.int().positive(),
  name: z.string().min(1).max(255),
})
export type UploadRef = z.infer<typeof uploadRefSchema>

/** So many photos of one's own at most come with a model. */
export const mostPhotos = 8

/** The picture that stands for a model: that of a plate of its file, or one of the photos that come with it. */
export const coverSchema = z.union([
  z.strictObject({ plate: z.int().min(0) }),
  z.strictObject({ photo: sha256Schema }),
])
export type Cover = z.infer<typeof coverSchema>

const text = (max: number) => z.string().trim().min(1).max(max)

/** What a member says of himself or herself. A picture is the name of one of the app's own, or a small `data:` picture. */
export const ownFields = {
  tag: text(60),
  nickname: text(40),
  avatar: text(200_000),
  bio: text(2000),
  region: text(80),
} as const

/** Which model a profile is for: one that the service knows, or the one that another claim publishes. */
export const modelRefSchema = z.union([
  z.strictObject({ model: opaqueIdSchema }),
  z.strictObject({ claim: idSchema }),
])
export type ModelRef = z.infer<typeof modelRefSchema>

export const claimBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('preferences'), tags: z.array(ownFields.tag).min(1).max(30) }),
  z.strictObject({
    kind: z.literal('identity'),
    nickname: ownFields.nickname.optional(),
    avatar: ownFields.avatar.optional(),
  }),
  z.strictObject({
    kind: z.literal('profile'),
    bio: ownFields.bio.optional(),
    region: ownFields.region.optional(),
  }),
  z.strictObject({
    kind: z.literal('printer'),
    slicer: text(60),
    slicerVersion: z.string().max(60).nullable(),
    vendor: text(120),
    model: text(200),
    nozzles: z.array(text(60)).max(50),
  }),
  z.strictObject({
    kind: z.literal('publish-model'),
    upload: uploadRefSchema,
    title: text(200),
    description: z.string().max(20_000),
    tags: z.array(text(60)).max(30),
    category: z.string().max(60),
    licence: z.string().max(60),
    origin: originOfModelSchema,
    /** Where a remix comes from: a link or a name. */
    remixOf: z.string().max(500).optional(),
    /** Photos of the print: uploaded before, as JPEG, PNG or WebP, in the order in which they are shown. */
    photos: z.array(uploadRefSchema).max(mostPhotos).optional(),
    /** Without one it is the best picture of the file, or else the first photo. */
    cover: coverSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('publish-profile'),
    upload: uploadRefSchema,
    for: modelRefSchema,
    name: text(200),
  }),
])
export type ClaimBody = z.infer<typeof claimBodySchema>
export type ClaimKind = ClaimBody['kind']

export const claimSchema = z.strictObject({
  /** ULID made on the device, on disk before the first send. The same id and content is the same claim. */
  id: idSchema,
  /** The device's clock: shown to the member, never used to award. */
  madeAt: instantSchema,
  body: claimBodySchema,
})
export type Claim = z.infer<typeof claimSchema>

/** The file that a claim is about; null when it carries none. */
export function uploadOf(body: ClaimBody): UploadRef | null {
  return body.kind === 'publish-model' || body.kind === 'publish-profile' ? body.upload : null
}

/** All that has to be uploaded before a claim can be sent: its file, and the photos beside it. */
export function uploadsOf(body: ClaimBody): readonly UploadRef[] {
  const file = uploadOf(body)
  if (file === null) return []
  return body.kind === 'publish-model' ? [file, ...(body.photos ?? [])] : [file]
}
