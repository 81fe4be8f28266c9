import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { deviceAuthorization } from 'better-auth/plugins/device-authorization'
import { username } from 'better-auth/plugins/username'
import {
  clientIdSchema,
  deviceGrant,
  deviceSeconds,
  loginNameSchema,
  oauthErrorSchema,
  pollSeconds,
  type ClientId,
  type OauthError,
} from '@shared/api/sign-in'
import { err, ok, type Result } from '@shared/result'
import type { Log } from '../deps'
import type { Store } from '../store/port'
import { adapterOver } from './adapter'
import { unquoted } from '../failure-for-log'

/** How long a browser stays signed in, in seconds: a week. */
const browserSeconds = 7 * 24 * 60 * 60

export type BrowserSession = { readonly member: string; readonly name: string; readonly login: string }
type Cookies = readonly string[]

/** What is used of the library of accounts: passwords, sessions of browsers, device codes. */
export type Library = {
  /** The cookies of a new session; null where name and password do not go together. */
  readonly signIn: (name: string, password: string, agent: string) => Promise<Cookies | null>
  readonly sessionOf: (cookie: string) => Promise<BrowserSession | null>
  /** Ends the session; the cookies take those of it away. */
  readonly signOut: (cookie: string) => Promise<Cookies>
  readonly askForDevice: (client: ClientId) => Promise<{ readonly device: string; readonly user: string }>
  /** Which program waits behind a code that a signed-in member typed, and has it wait for that member alone. */
  readonly reviewDevice: (cookie: string, code: string) => Promise<ClientId | null>
  readonly decideDevice: (cookie: string, code: string, decision: 'approve' | 'deny') => Promise<boolean>
  /** A new session's own token for a device code that was approved. */
  readonly redeemDevice: (code: string, client: ClientId) => Promise<Result<string, OauthError>>
}

/** Called by this service's own routes, never served; it keeps no network address of anybody. */
export function openLibrary(deps: {
  readonly store: Store
  readonly newId: () => string
  readonly secret: string
  /** Whether members reach it over https. */
  readonly secure: boolean
  readonly log: Log
}): Library {
  const { api } = betterAuth({
    appName: 'firstlayer',
    baseURL: deps.secure ? 'https://localhost' : 'http://localhost',
    secret: deps.secret,
    database: adapterOver(deps.store),
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => {
        if (level === 'error') deps.log('sign-in-failed', { message: unquoted(message) })
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: { modelName: 'authUsers' },
    account: { modelName: 'authAccounts' },
    session: { modelName: 'authSessions', expiresIn: browserSeconds, disableSessionRefresh: true },
    verification: { modelName: 'authVerifications' },
    advanced: {
      cookiePrefix: 'firstlayer',
      useSecureCookies: deps.secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => deps.newId() },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 254,
        usernameValidator: (name) => loginNameSchema.safeParse(name).success,
      }),
      deviceAuthorization({
        expiresIn: `${deviceSeconds}s`,
        interval: `${pollSeconds}s`,
        validateClient: (id) => clientIdSchema.safeParse(id).success,
        schema: { deviceCode: { modelName: 'authDeviceCodes' } },
      }),
    ],
  })
  const withCookie = (cookie: string) => new Headers({ cookie })

  return {
    signIn: async (name, password, agent) => {
      const answer = await refusalsAsNull(
        api.signInUsername({
          body: { username: name, password },
          headers: new Headers({ 'user-agent': agent }),
          returnHeaders: true,
        }),
      )
      return answer?.headers.getSetCookie() ?? null
    },
    sessionOf: async (cookie) => {
      const found = await api.getSession({ headers: withCookie(cookie) })
      return found === null ? null : { member: found.user.id, name: found.user.name, login: found.session.id }
    },
    signOut: async (cookie) =>
      (await api.signOut({ headers: withCookie(cookie), returnHeaders: true })).headers.getSetCookie(),
    askForDevice: async (client) => {
      const codes = await api.deviceCode({ body: { client_id: client } })
      return { device: codes.device_code, user: codes.user_code }
    },
    reviewDevice: async (cookie, code) => {
      const found = await refusalsAsNull(
        api.deviceVerify({ query: { user_code: code }, headers: withCookie(cookie) }),
      )
      if (found?.status !== 'pending' || !('client_id' in found)) return null
      return clientIdSchema.safeParse(found.client_id).data ?? null
    },
    decideDevice: async (cookie, code, decision) => {
      const asked = { body: { userCode: code }, headers: withCookie(cookie) }
      const decided = await refusalsAsNull(
        decision === 'approve' ? api.deviceApprove(asked) : api.deviceDeny(asked),
      )
      return decided !== null
    },
    redeemDevice: async (code, client) => {
      try {
        const answer = await api.deviceToken({
          body: { grant_type: deviceGrant, device_code: code, client_id: client },
        })
        return ok(answer.access_token)
      } catch (error) {
        const refusal = oauthErrorSchema.shape.error.safeParse(
          error instanceof APIError ? error.body?.['error'] : null,
        )
        if (!refusal.success) throw error
        return err(refusal.data)
      }
    },
  }
}

/** What the library refuses it throws; a fault of its own stays one. */
async function refusalsAsNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return null
    throw error
  }
}
