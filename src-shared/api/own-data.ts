import { z } from 'zod'
import { ownFields } from '../claims/claim'
import { idSchema, opaqueIdSchema } from '../ids'
import { instantSchema } from '../time'

/** `PUT /v1/me/preferences`: all tags that are to stand. The same again changes nothing. */
export const preferencesSchema = z.strictObject({ tags: z.array(ownFields.tag).max(30) })
export type Preferences = z.infer<typeof preferencesSchema>

/** `PUT /v1/me/profile`: all of it; null where there is to be nothing. The same again changes nothing. */
export const profileSchema = z.strictObject({
  nickname: ownFields.nickname.nullable(),
  avatar: ownFields.avatar.nullable(),
  bio: ownFields.bio.nullable(),
  region: ownFields.region.nullable(),
})
export type Profile = z.infer<typeof profileSchema>

/**
 * `GET /v1/me/export`: everything that the service holds about the member, by table, each row as it is kept. Left out
 * are secrets (password, tokens, the codes of gift cards) and the names of others.
 */
export const ownDataSchema = z.strictObject({
  format: z.literal('firstlayer-my-data-1'),
  service: idSchema,
  name: z.string(),
  member: opaqueIdSchema,
  exportedAt: instantSchema,
  held: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})
export type OwnData = z.infer<typeof ownDataSchema>

/**
 * `POST /v1/me/erasure`, which cannot be undone: so that nobody does it by a slip the member names himself or herself,
 * and whoever has an account gives its password too.
 */
export const erasureSchema = z.strictObject({
  member: opaqueIdSchema,
  password: z.string().min(1).max(200).optional(),
})
export const erasedSchema = z.strictObject({ member: opaqueIdSchema, erasedAt: instantSchema })
export type Erased = z.infer<typeof erasedSchema>
