import { once } from 'node:events'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'

type Body = Record<string, unknown>

/** What is changed on the way to a service or back. */
export type Meddling = {
  readonly asked?: (method: string, path: string, body: Body) => Body
  readonly answered?: (method: string, path: string, body: Body) => Body
}

/** Stands between a service and whoever asks it, as a broken service would look to them. */
export async function meddleWith(
  address: string,
  { asked = (_method, _path, body) => body, answered = (_method, _path, body) => body }: Meddling,
): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const pass = async () => {
      const [method, path] = [request.method ?? 'GET', request.url ?? '/']
      const body = method === 'GET' ? null : asked(method, path, (await json(request)) as Body)
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: {
          authorization: request.headers.authorization ?? '',
          ...(body === null ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === null ? {} : { body: JSON.stringify(body) }),
      })
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answered(method, path, (await answer.json()) as Body)))
    }
    pass().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return {
    address: `http://127.0.0.1:${at.port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
