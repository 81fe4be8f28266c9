import {
  deviceGrant,
  deviceResponseSchema,
  tokenResponseSchema,
  type ClientId,
  type DeviceResponse,
  type TokenResponse,
} from '@shared/api/contract'
import type { FastifyInstance } from 'fastify'
import type { Browser } from './browser'

let programs = 0

/** A program that signs in by device authorization: what it sends and what it gets. */
export function programOf(app: FastifyInstance, client: ClientId = 'firstlayer-app') {
  const remoteAddress = `10.2.${String((programs += 1) >> 8)}.${String(programs & 255)}`
  const send = (url: string, fields: Readonly<Record<string, string>>) =>
    app.inject({
      method: 'POST',
      url,
      remoteAddress,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'a program under test' },
      payload: new URLSearchParams(fields).toString(),
    })
  const ask = async (): Promise<DeviceResponse> =>
    deviceResponseSchema.parse((await send('/v1/auth/device', { client_id: client })).json())
  const redeem = (device: string) =>
    send('/v1/auth/token', { grant_type: deviceGrant, device_code: device, client_id: client })
  const refresh = (token: string) =>
    send('/v1/auth/token', { grant_type: 'refresh_token', refresh_token: token })
  return {
    send,
    ask,
    redeem,
    refresh,
    get: (url: string, token: string) => app.inject({ url, headers: { authorization: `Bearer ${token}` } }),
    /** The whole way: asks, has it confirmed in a browser that is signed in, and takes the tokens. */
    signIn: async (browser: Browser): Promise<TokenResponse> => {
      const { device_code: device, user_code: code } = await ask()
      await browser.open(`/device?user_code=${code}`)
      await browser.send('/device', { user_code: code, decision: 'approve' })
      return tokenResponseSchema.parse((await redeem(device)).json())
    },
  }
}
