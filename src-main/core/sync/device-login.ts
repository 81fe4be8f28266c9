import type { AxiosResponse } from 'axios'
import {
  deviceGrant,
  deviceResponseSchema,
  oauthErrorSchema,
  routes,
  tokenResponseSchema,
  type ClientId,
  type DeviceResponse,
  type TokenResponse,
} from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import { setTimeout as delay } from 'node:timers/promises'
import { httpTo, parsed, problemOf } from './http'

/** Device authorization (RFC 8628) as a program of ours asks for it. No token is ever in an address or a log. */

const timeoutMs = 20_000
/** What a program that asked too soon waits longer from then on, in seconds. */
const slower = 5

async function send(
  address: string,
  route: string,
  fields: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<AxiosResponse<unknown> | null> {
  const data = new URLSearchParams(fields)
  const http = await httpTo(address, timeoutMs)
  try {
    return await http.request({ method: 'POST', url: route, data, signal })
  } catch {
    return null
  }
}

/** A code for the member to confirm; its page has to be of the service that was asked. */
export async function askForLogin(
  address: string,
  client: ClientId,
  signal: AbortSignal,
): Promise<Result<DeviceResponse, AppError>> {
  const answer = await send(address, routes.device, { client_id: client }, signal)
  if (answer === null) return err(appError('service-unreachable'))
  const body = parsed(answer.data)
  if (answer.status !== 200) return err(problemOf(answer.status, body))
  const device = deviceResponseSchema.safeParse(body)
  if (!device.success) return err(appError('service-answer-unreadable'))
  const pages = [device.data.verification_uri, device.data.verification_uri_complete]
  return pages.every((page) => new URL(page).origin === new URL(address).origin)
    ? ok(device.data)
    : err(appError('wrong-service', { name: new URL(pages[0] ?? address).host }))
}

/** Asks until the member has confirmed or refused, or the code holds no longer. */
export async function awaitLogin(
  address: string,
  client: ClientId,
  device: DeviceResponse,
  signal: AbortSignal,
): Promise<Result<TokenResponse, AppError>> {
  const endsAt = performance.now() + device.expires_in * 1000
  let pause = device.interval
  while (performance.now() < endsAt && !signal.aborted) {
    const fields = { grant_type: deviceGrant, device_code: device.device_code, client_id: client }
    const answer = await send(address, routes.token, fields, signal)
    const given = answer === null ? unreachable : tokensIn(answer)
    if (given.ok) return given
    if (given.error === 'access_denied') return err(appError('forbidden'))
    if (given.error === 'slow_down') pause += slower
    else if (answer !== null && answer.status < 500 && given.error !== 'authorization_pending') break
    await delay(pause * 1000, undefined, { signal }).catch(() => undefined)
  }
  return err(appError('not-found'))
}

/** The next pair; `refused` where the login has ended, `unreachable` where another try may go better. */
export async function renew(
  address: string,
  refreshToken: string,
  signal: AbortSignal,
): Promise<Result<TokenResponse, 'refused' | 'unreachable'>> {
  const fields = { grant_type: 'refresh_token', refresh_token: refreshToken }
  const answer = await send(address, routes.token, fields, signal)
  if (answer === null) return err('unreachable')
  const given = tokensIn(answer)
  if (given.ok) return given
  return err(given.error === 'invalid_grant' ? 'refused' : 'unreachable')
}

/** Ends the login at the service; offline it ends there when its tokens expire. */
export const endLogin = async (address: string, token: string, signal: AbortSignal): Promise<void> => {
  await send(address, routes.revoke, { token }, signal)
}

const unreachable = err('unreachable')

function tokensIn(answer: AxiosResponse<unknown>): Result<TokenResponse, string> {
  const body = parsed(answer.data)
  const tokens = tokenResponseSchema.safeParse(body)
  if (answer.status === 200 && tokens.success) return ok(tokens.data)
  return err(oauthErrorSchema.safeParse(body).data?.error ?? 'unreadable')
}
