import { createHmac, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSameKey } from '../http/keys'

/**
 * What a form carries so that no page but ours can have sent it: a keyed hash of a random cookie of this browser and of
 * the login it belongs to. It guards signing in, too, where there is no session yet.
 */
export type FormGuard = {
  /** The value for the form's hidden field; gives the browser its cookie where it has none. */
  readonly give: (request: FastifyRequest, reply: FastifyReply, login: string | null) => string
  readonly holds: (request: FastifyRequest, value: string, login: string | null) => boolean
}

export function createFormGuard(options: { readonly secret: string; readonly secure: boolean }): FormGuard {
  const name = options.secure ? '__Host-firstlayer.form' : 'firstlayer.form'
  const read = (request: FastifyRequest): string | null => {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
    const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
    return value !== undefined && /^[\w-]{43}$/u.test(value) ? value : null
  }
  const valueFor = (nonce: string, login: string | null) =>
    createHmac('sha256', options.secret)
      .update(`form:${nonce}:${login ?? ''}`, 'utf8')
      .digest('base64url')
  return {
    give: (request, reply, login) => {
      const there = read(request)
      const nonce = there ?? randomBytes(32).toString('base64url')
      if (there === null) {
        const secure = options.secure ? '; Secure' : ''
        void reply.header('set-cookie', `${name}=${nonce}; Path=/; HttpOnly; SameSite=Strict${secure}`)
      }
      return valueFor(nonce, login)
    },
    holds: (request, value, login) => {
      const nonce = read(request)
      return nonce !== null && isSameKey(value, valueFor(nonce, login))
    },
  }
}
