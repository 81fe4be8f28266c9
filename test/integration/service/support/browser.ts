import type { FastifyInstance } from 'fastify'

export type Page = { readonly status: number; readonly text: string; readonly location: string | null }

let browsers = 0

/**
 * A browser as far as the pages need one: it keeps cookies, and sends a page's form as that page has it. Each comes from an address of its own, so that what is counted by address is counted for one.
 */
export function browserOf(app: FastifyInstance, language = 'en') {
  const remoteAddress = `10.1.${String((browsers += 1) >> 8)}.${String(browsers & 255)}`
  const jar = new Map<string, string>()
  let form = ''
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    fields: Readonly<Record<string, string>> | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<Page> => {
    const answer = await app.inject({
      method,
      url,
      remoteAddress,
      headers: {
        host: 'localhost',
        'accept-language': language,
        'user-agent': 'a browser under test',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(fields === null
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' }),
        ...headers,
      },
      ...(fields === null ? {} : { payload: new URLSearchParams({ form, ...fields }).toString() }),
    })
    for (const { name, value } of answer.cookies) {
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    form = /name="form" value="(?<form>[^"]+)"/u.exec(answer.body)?.groups?.['form'] ?? form
    const { location } = answer.headers
    return { status: answer.statusCode, text: answer.body, location: location ?? null }
  }
  const open = (url: string, headers: Readonly<Record<string, string>> = {}) => ask('GET', url, null, headers)
  const send = (
    url: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) => ask('POST', url, fields, headers)
  return {
    jar,
    open,
    send,
    form: () => form,
    signIn: async (name: string, password: string) => {
      await open('/sign-in')
      return send('/sign-in', { name, password })
    },
    signUp: async (name: string, password: string) => {
      await open('/sign-up')
      return send('/sign-up', { name, password })
    },
  }
}

export type Browser = ReturnType<typeof browserOf>
