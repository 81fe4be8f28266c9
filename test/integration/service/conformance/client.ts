import { changesResponseSchema, meSchema, type Account, type Change } from '@shared/api/contract'

export type Answer = { readonly status: number; readonly body: unknown }

/** Somebody who knows a service only by its addresses, any of which is as good as another. */
export type Person = {
  readonly ask: (method: string, path: string, body?: object) => Promise<Answer>
  /** The same request so many times at once, each to an address of its own choice. */
  readonly askAtOnce: (
    times: number,
    method: string,
    path: string,
    body?: object,
  ) => Promise<readonly Answer[]>
  readonly changes: () => Promise<readonly Change[]>
  readonly account: () => Promise<Account>
}

export function personWith(addresses: readonly string[], key: string, random: () => number): Person {
  const ask: Person['ask'] = async (method, path, body) => {
    const address = addresses[Math.floor(random() * addresses.length)] ?? ''
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
  return {
    ask,
    askAtOnce: (times, method, path, body) =>
      Promise.all(Array.from({ length: times }, () => ask(method, path, body))),
    changes: async () => {
      const all: Change[] = []
      for (let after = 0; ;) {
        const page = changesResponseSchema.parse(
          (await ask('GET', `/v1/changes?after=${after}&limit=7`)).body,
        )
        all.push(...page.changes)
        if (!page.more) return all
        after = page.next
      }
    },
    account: async () => meSchema.parse((await ask('GET', '/v1/me')).body).account,
  }
}
