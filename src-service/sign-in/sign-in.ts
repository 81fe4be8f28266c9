import {
  deviceSeconds,
  pollSeconds,
  type ClientId,
  type DeviceResponse,
  type LoginView,
  type OauthError,
  type TokenRequest,
  type TokenResponse,
} from '@shared/api/sign-in'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Log, Member } from '../deps'
import type { Role } from '../store/tables'
import { accountOf, addAccount, isPassword, setPassword, type AccountsDeps } from './accounts'
import { openLibrary, type BrowserSession } from './library'
import { endLogin, readLogins } from './logins'
import { signInSecret } from './secret'
import { endLoginOfToken, issueTokens, memberOfToken, rotateTokens } from './tokens'
import { createTries } from './tries'

/** Who makes accounts: the operator alone, or anybody who comes. */
export type SignInWay = 'invited' | 'open'

type Cookies = readonly string[]
type Typed = { readonly name: string; readonly password: string }
/** Where somebody asks from: the network address, only counted, and what the program calls itself. */
type From = { readonly address: string; readonly agent: string }

/** What routes and pages need of signing in. Refusals are values; how often somebody may try is looked after here. */
export type SignIn = {
  readonly way: SignInWay
  /** The address members know it by, such as `https://points.example.org`; null on this computer. */
  readonly url: string | null
  /** Signs what pages hand out to themselves. */
  readonly secret: string
  readonly memberOfToken: (token: string) => Promise<Member | null>

  readonly askForDevice: (
    client: ClientId,
    page: string,
    from: From,
  ) => Promise<Result<DeviceResponse, AppError>>
  readonly giveTokens: (request: TokenRequest, from: From) => Promise<Result<TokenResponse, OauthError>>
  readonly endLoginOfToken: (token: string) => Promise<void>
  readonly logins: (member: string, current: string | null) => Promise<readonly LoginView[]>
  readonly endLogin: (member: string, login: string) => Promise<boolean>

  readonly signIn: (typed: Typed, from: From) => Promise<Result<Cookies, AppError>>
  readonly signUp: (typed: Typed, from: From) => Promise<Result<Cookies, AppError>>
  readonly sessionOf: (cookie: string) => Promise<BrowserSession | null>
  readonly signOut: (cookie: string) => Promise<Cookies>
  readonly reviewDevice: (
    cookie: string,
    code: string,
    from: From,
  ) => Promise<Result<ClientId | null, AppError>>
  readonly decideDevice: (cookie: string, code: string, decision: 'approve' | 'deny') => Promise<boolean>
  /** For what cannot be undone: the member's password is right. One who has no account has none to give. */
  readonly confirm: (member: string, password: string | undefined) => Promise<Result<null, AppError>>
  /** Ends every other login too: who has the old password is out. */
  readonly changePassword: (
    session: BrowserSession,
    passwords: { readonly old: string; readonly new: string },
  ) => Promise<Result<null, AppError>>
}

export type SignInDeps = AccountsDeps & {
  readonly dataFolder: string
  readonly way: SignInWay
  readonly url: string | null
  readonly log: Log
}

export async function createSignIn(deps: SignInDeps): Promise<SignIn> {
  const secret = await signInSecret(deps.dataFolder, deps.newId)
  const library = openLibrary({ ...deps, secret, secure: deps.url?.startsWith('https:') ?? false })
  const tries = createTries({ ...deps, secret })
  const tooMany = (seconds: number) => err(appError('too-many-requests', { seconds }))

  const signIn: SignIn['signIn'] = async ({ name, password }, from) => {
    const account = name.normalize('NFC').toLowerCase()
    const wait = await tries.begin({ account, address: from.address })
    if (wait !== null) {
      deps.log('sign-in-held', { seconds: wait })
      return tooMany(wait)
    }
    const cookies = await library.signIn(account, password, from.agent)
    if (cookies === null) return err(appError('unauthorised'))
    await tries.succeeded('account', account)
    return ok(cookies)
  }

  return {
    way: deps.way,
    url: deps.url,
    secret,
    memberOfToken: (token) => memberOfToken(deps, token),

    askForDevice: async (client, page, from) => {
      const wait = await tries.begin({ device: from.address })
      if (wait !== null) return tooMany(wait)
      const { device, user } = await library.askForDevice(client)
      const shown = `${user.slice(0, 4)}-${user.slice(4)}`
      return ok({
        device_code: device,
        user_code: shown,
        verification_uri: page,
        verification_uri_complete: `${page}?user_code=${shown}`,
        expires_in: deviceSeconds,
        interval: pollSeconds,
      })
    },
    giveTokens: async (request, from) => {
      if (request.grant_type === 'refresh_token') {
        const rotated = await rotateTokens(deps, request.refresh_token)
        return rotated === null ? err('invalid_grant') : ok(rotated)
      }
      const redeemed = await library.redeemDevice(request.device_code, request.client_id)
      if (!redeemed.ok) return redeemed
      const issued = await issueTokens(deps, {
        session: redeemed.value,
        client: request.client_id,
        agent: from.agent,
      })
      return issued === null ? err('invalid_grant') : ok(issued)
    },
    endLoginOfToken: (token) => endLoginOfToken(deps, token),
    logins: (member, current) => readLogins(deps, member, current),
    endLogin: (member, login) => endLogin(deps.store, member, login),

    signIn,
    signUp: async (typed, from) => {
      if (deps.way !== 'open') return err(appError('forbidden'))
      const wait = await tries.begin({ 'new-account': from.address })
      if (wait !== null) return tooMany(wait)
      const role: Role = 'member'
      const member = await addAccount(deps, { ...typed, role })
      return member === null ? err(appError('conflict', { field: 'name' })) : signIn(typed, from)
    },
    sessionOf: library.sessionOf,
    signOut: library.signOut,
    reviewDevice: async (cookie, code, from) => {
      const wait = await tries.begin({ device: from.address })
      return wait === null ? ok(await library.reviewDevice(cookie, code)) : tooMany(wait)
    },
    decideDevice: library.decideDevice,
    confirm: async (member, password) => {
      const account = await accountOf(deps.store, member)
      if (account === null) return ok(null)
      const wait = await tries.begin({ account })
      if (wait !== null) return tooMany(wait)
      return (await isPassword(deps.store, member, password ?? ''))
        ? ok(null)
        : err(appError('forbidden', { field: 'password' }))
    },
    changePassword: async (session, passwords) => {
      const wait = await tries.begin({ account: session.name.normalize('NFC').toLowerCase() })
      if (wait !== null) return tooMany(wait)
      if (!(await isPassword(deps.store, session.member, passwords.old))) return err(appError('unauthorised'))
      const { member, login } = session
      await setPassword(deps, { member, password: passwords.new, staying: login })
      return ok(null)
    },
  }
}
