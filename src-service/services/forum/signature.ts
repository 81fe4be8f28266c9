import { createHmac, timingSafeEqual } from 'node:crypto'

/** What each forum signs with; null where none is set up, and then nothing is taken from it. */
export type ForumSecrets = { readonly discourse: string | null; readonly events: string | null }

/** How old a signed event may be, and how far ahead the forum's clock, in milliseconds. */
const toleranceMs = 5 * 60_000

/** Whether Discourse signed these very bytes. Takes the same time wherever the signatures differ. */
export const isDiscourseSignature = (secret: string, body: Buffer, header: string): boolean =>
  isSame(header.slice('sha256='.length), hmac(secret, body))

/** Whether a forum signed these very bytes, and did so just now. */
export function isEventSignature(secret: string, body: Buffer, header: string, now: number): boolean {
  const [, seconds = '', signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(header) ?? []
  const signed = Buffer.concat([Buffer.from(`${seconds}.`), body])
  return isSame(signature, hmac(secret, signed)) && Math.abs(now - Number(seconds) * 1000) <= toleranceMs
}

const hmac = (secret: string, bytes: Buffer): Buffer => createHmac('sha256', secret).update(bytes).digest()

function isSame(hex: string, expected: Buffer): boolean {
  const shown = Buffer.from(hex, 'hex')
  return shown.length === expected.length && timingSafeEqual(shown, expected)
}
