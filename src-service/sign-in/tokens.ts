import { accessSeconds, type TokenResponse } from '@shared/api/sign-in'
import type { Clock } from '@shared/time'
import { randomBytes } from 'node:crypto'
import type { Member } from '../deps'
import { hashOfKey } from '../http/keys'
import type { Store, Writing } from '../store/port'
import { prefix } from './token-kinds'

/** A program that was not used for so long has to sign in again, in milliseconds: 60 days. */
const refreshMs = 60 * 24 * 60 * 60_000

type TokensDeps = { readonly store: Store; readonly clock: Clock }

/** The first pair of tokens of a login, which from now on is that program's alone. */
export const issueTokens = (
  deps: TokensDeps,
  login: { readonly session: string; readonly client: string; readonly agent: string },
): Promise<TokenResponse | null> =>
  deps.store.write(async (tx) => {
    const found = await tx
      .updateTable('auth_sessions')
      .set({ client: login.client, user_agent: login.agent })
      .where('token', '=', login.session)
      .returning('id')
      .executeTakeFirst()
    return found === undefined ? null : (await makePair(tx, deps.clock, found.id)).answer
  })

/**
 * The next pair for a refresh token, which thereby is used. Shown again while its successor was not, it was the answer
 * that got lost: the successor is void and another one comes. Any other that was used or is void is in two hands, and
 * the login ends. Null where nothing is given.
 */
export const rotateTokens = (deps: TokensDeps, token: string): Promise<TokenResponse | null> =>
  deps.store.write(async (tx) => {
    const hash = hashOfKey(token)
    const shown = await tx
      .selectFrom('auth_tokens')
      .selectAll()
      .where('hash', '=', hash)
      .where('kind', '=', 'refresh')
      .executeTakeFirst()
    if (shown === undefined) return null
    if (shown.expires_at <= deps.clock.now().toISOString() || !(await mayRotate(tx, shown))) {
      await tx.deleteFrom('auth_sessions').where('id', '=', shown.login).execute()
      return null
    }
    await setState(tx, hash, 'used')
    if (shown.successor !== null) await setState(tx, shown.successor, 'void')
    const { answer, refresh } = await makePair(tx, deps.clock, shown.login)
    await tx.updateTable('auth_tokens').set({ successor: refresh }).where('hash', '=', hash).execute()
    return answer
  })

async function mayRotate(
  tx: Writing,
  shown: { readonly state: string; readonly successor: string | null },
): Promise<boolean> {
  if (shown.state === 'current') return true
  if (shown.state !== 'used' || shown.successor === null) return false
  const successor = await tx
    .selectFrom('auth_tokens')
    .select('state')
    .where('hash', '=', shown.successor)
    .executeTakeFirst()
  return successor?.state === 'current'
}

const setState = (tx: Writing, hash: string, state: 'used' | 'void') =>
  tx.updateTable('auth_tokens').set({ state }).where('hash', '=', hash).execute()

async function makePair(
  tx: Writing,
  clock: Clock,
  login: string,
): Promise<{ readonly answer: TokenResponse; readonly refresh: string }> {
  const now = clock.now().getTime()
  const at = (ms: number) => new Date(now + ms).toISOString()
  const make = (kind: 'access' | 'refresh') => `${prefix[kind]}${randomBytes(32).toString('base64url')}`
  const [access, refresh] = [make('access'), make('refresh')]
  const row = { login, state: 'current', successor: null } as const
  await tx
    .insertInto('auth_tokens')
    .values([
      { ...row, hash: hashOfKey(access), kind: 'access', expires_at: at(accessSeconds * 1000) },
      { ...row, hash: hashOfKey(refresh), kind: 'refresh', expires_at: at(refreshMs) },
    ])
    .execute()
  await tx
    .updateTable('auth_sessions')
    .set({ expires_at: at(refreshMs), updated_at: at(0) })
    .where('id', '=', login)
    .execute()
  return {
    answer: {
      access_token: access,
      token_type: 'Bearer',
      expires_in: accessSeconds,
      refresh_token: refresh,
    },
    refresh: hashOfKey(refresh),
  }
}

/** Whose access token this is; nobody's once it has expired or its login has ended. */
export async function memberOfToken(deps: TokensDeps, token: string): Promise<Member | null> {
  const found = await deps.store.read((tx) =>
    tx
      .selectFrom('auth_tokens')
      .innerJoin('auth_sessions', 'auth_sessions.id', 'auth_tokens.login')
      .innerJoin('members', 'members.id', 'auth_sessions.user_id')
      .select(['members.id', 'members.role', 'auth_sessions.id as login'])
      .where('auth_tokens.hash', '=', hashOfKey(token))
      .where('auth_tokens.kind', '=', 'access')
      .where('auth_tokens.expires_at', '>', deps.clock.now().toISOString())
      .executeTakeFirst(),
  )
  return found ?? null
}

/** Ends the login of a token, whichever of its tokens it is. */
export const endLoginOfToken = (deps: TokensDeps, token: string): Promise<void> =>
  deps.store.write(async (tx) => {
    await tx
      .deleteFrom('auth_sessions')
      .where('id', 'in', tx.selectFrom('auth_tokens').select('login').where('hash', '=', hashOfKey(token)))
      .execute()
  })
