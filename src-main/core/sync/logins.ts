import { z } from 'zod'
import type { TokenResponse } from '@shared/api/contract'
import type { PlaceHead } from '@shared/state/document'
import type { Clock } from '@shared/time'
import type { Desktop, Log } from '../ports'
import { endLogin, renew } from './device-login'

/** An access token is renewed when it holds for less than this, in milliseconds. */
const earlyMs = 60_000
const patienceMs = 20_000

const loginSchema = z.strictObject({ access: z.string(), refresh: z.string(), until: z.number() })

/** What each place shows its service: an access key that was typed, or the tokens of a login. Never in the store. */
export type Logins = {
  /** What is good to show now, renewed where it is time; null when there is nothing, and one has to sign in. */
  readonly bearer: (head: PlaceHead) => Promise<string | null>
  /** Both end the login that was kept for the place before: nobody can use it any more, and it need not stand. */
  readonly keepKey: (head: PlaceHead, key: string) => Promise<void>
  readonly keepTokens: (head: PlaceHead, tokens: TokenResponse) => Promise<void>
  /** Ends the login at the service, if that can be reached, and forgets it here in any case. */
  readonly signOut: (head: PlaceHead) => Promise<void>
}

const nameOf = (place: string): string => `service-key:${place}`

export function createLogins(deps: {
  readonly secrets: Desktop['secrets']
  readonly clock: Clock
  readonly log: Log
}): Logins {
  const { secrets, clock, log } = deps
  const renewing = new Map<string, Promise<string | null>>()

  const keep = async (place: string, secret: string) => {
    const { kept } = await secrets.set(nameOf(place), secret)
    log('key.kept', { kept })
  }
  const asSecret = (tokens: TokenResponse): string =>
    JSON.stringify({
      access: tokens.access_token,
      refresh: tokens.refresh_token,
      until: clock.now().getTime() + tokens.expires_in * 1000,
    })
  const endAt = async (address: string | null, secret: string | null) => {
    const login = loginIn(secret)
    if (login !== null && address !== null)
      await endLogin(address, login.refresh, AbortSignal.timeout(patienceMs))
  }
  const keepAnew = async ({ id, address }: PlaceHead, secret: string) => {
    const before = await secrets.get(nameOf(id))
    await keep(id, secret)
    await endAt(address, before)
  }

  const renewed = async ({ id, address }: PlaceHead, login: z.infer<typeof loginSchema>) => {
    if (address === null) return null
    const answer = await renew(address, login.refresh, AbortSignal.timeout(patienceMs))
    if (answer.ok) {
      await keep(id, asSecret(answer.value))
      return answer.value.access_token
    }
    log('login.not-renewed', { why: answer.error })
    if (answer.error === 'refused') await secrets.forget(nameOf(id))
    return answer.error === 'refused' ? null : login.access
  }

  return {
    bearer: async (head) => {
      const secret = await secrets.get(nameOf(head.id))
      const login = loginIn(secret)
      if (login === null) return secret
      if (login.until - clock.now().getTime() > earlyMs) return login.access
      // The token is good once: whoever comes meanwhile waits for the same answer.
      const under = renewing.get(head.id) ?? renewed(head, login).finally(() => renewing.delete(head.id))
      renewing.set(head.id, under)
      return under
    },
    keepKey: keepAnew,
    keepTokens: (head, tokens) => keepAnew(head, asSecret(tokens)),
    signOut: async (head) => {
      await endAt(head.address, await secrets.get(nameOf(head.id)))
      await secrets.forget(nameOf(head.id))
    },
  }
}

/** The tokens of a login; null where it is a key, or nothing. */
function loginIn(secret: string | null): z.infer<typeof loginSchema> | null {
  if (!secret?.startsWith('{')) return null
  try {
    return loginSchema.safeParse(JSON.parse(secret)).data ?? null
  } catch {
    return null
  }
}
