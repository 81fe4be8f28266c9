import { z } from 'zod'
import { opaqueIdSchema } from '../ids'
import { instantSchema } from '../time'

/**
 * Signing in to a community's service: the device authorization of RFC 8628 for app and command line, whose names and
 * refusals are those of OAuth, and the logins of a member. The pages for the browser are in `pages.ts`.
 */

/** How long a device code can be confirmed, and how often a program asks for it, in seconds. */
export const deviceSeconds = 15 * 60
export const pollSeconds = 5
/** How long an access token opens anything, in seconds. */
export const accessSeconds = 10 * 60

/** A name or an e-mail address: all that an account is called by. No blanks, and nothing that turns or hides text. */
export const loginNameSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._+@-]{0,253}$/u)
export const passwordSchema = z.string().min(10).max(128)

/** Programs that may ask for a login. */
export const clientIdSchema = z.enum(['firstlayer-app', 'firstlayer-cli'])
export type ClientId = z.infer<typeof clientIdSchema>

/** `POST /v1/auth/device` */
export const deviceRequestSchema = z.object({ client_id: clientIdSchema })
export const deviceResponseSchema = z.strictObject({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.url(),
  verification_uri_complete: z.url(),
  expires_in: z.int(),
  interval: z.int(),
})
export type DeviceResponse = z.infer<typeof deviceResponseSchema>

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const shown = z.string().min(1).max(200)

/** `POST /v1/auth/token`: for a device code that was confirmed, or for the refresh token that came last. */
export const tokenRequestSchema = z.discriminatedUnion('grant_type', [
  z.object({ grant_type: z.literal(deviceGrant), device_code: shown, client_id: clientIdSchema }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: shown }),
])
export type TokenRequest = z.infer<typeof tokenRequestSchema>
export const tokenResponseSchema = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  /** Seconds for which the access token opens anything. */
  expires_in: z.int(),
  /** Used once: the answer to it carries the next one. */
  refresh_token: z.string(),
})
export type TokenResponse = z.infer<typeof tokenResponseSchema>

/** What OAuth calls a refusal; the first two say: ask again later. */
export const oauthErrorSchema = z.strictObject({
  error: z.enum([
    'authorization_pending',
    'slow_down',
    'access_denied',
    'expired_token',
    'invalid_grant',
    'invalid_client',
    'invalid_request',
    'unsupported_grant_type',
  ]),
})
export type OauthError = z.infer<typeof oauthErrorSchema>['error']

/** `POST /v1/auth/revoke` (RFC 7009): ends the login of a token; the same answer for one that is none. */
export const revokeRequestSchema = z.object({ token: shown })

/** `GET /v1/me/logins`, the newest first, and `DELETE /v1/me/logins/:id` */
export const loginsResponseSchema = z.strictObject({
  logins: z.array(
    z.strictObject({
      id: opaqueIdSchema,
      client: z.enum(['browser', ...clientIdSchema.options]),
      /** What the program called itself when it signed in. */
      agent: z.string(),
      since: instantSchema,
      /** When it signed in or last got a new token. */
      lastUsedAt: instantSchema,
      current: z.boolean(),
    }),
  ),
})
export type LoginView = z.infer<typeof loginsResponseSchema>['logins'][number]
export const doneSchema = z.strictObject({ ok: z.literal(true) })
