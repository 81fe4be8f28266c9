/** A browser as far as signing in needs one, over HTTP: it keeps cookies, and sends a page's form as that page has it. */
export function webBrowser(address: string) {
  const jar = new Map<string, string>()
  let form = ''
  const ask = async (path: string, init: Pick<RequestInit, 'method' | 'body'>): Promise<string> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: address }
    const answer = await fetch(`${address}${path}`, { ...init, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const text = await answer.text()
    form = /name="form" value="(?<form>[^"]+)"/u.exec(text)?.groups?.['form'] ?? form
    if (answer.status >= 400) throw new Error(`${path}: ${String(answer.status)} ${text}`)
    return text
  }
  const open = (path: string) => ask(path, {})
  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, { method: 'POST', body: new URLSearchParams({ form, ...fields }) })
  return {
    signUp: async (name: string, password: string) => {
      await open('/sign-up')
      await send('/sign-up', { name, password })
    },
    signIn: async (name: string, password: string) => {
      await open('/sign-in')
      await send('/sign-in', { name, password })
    },
    open,
    send,
    /** Confirms or refuses the code that a program shows. */
    decide: async (code: string, decision: 'approve' | 'deny') => {
      await open(`/device?user_code=${code}`)
      await send('/device', { user_code: code, decision })
    },
  }
}
