import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Recorded = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type Recorder = {
  readonly address: string
  /** Every request in full, in the order in which it came. */
  readonly seen: readonly Recorded[]
  readonly close: () => Promise<void>
}

/** Stands between the app and a service on this computer, passes everything on and keeps a copy of what was asked. */
export async function recordRequests(target: string): Promise<Recorder> {
  const seen: Recorded[] = []
  const server = createServer((from, answer) => {
    void buffer(from).then((body) => {
      const { method = '', url: path = '', headers } = from
      seen.push({ method, path, headers, body })
      const { host } = new URL(target)
      const onward = request(`${target}${path}`, { method, headers: { ...headers, host } }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers)
        reply.pipe(answer)
      })
      onward.on('error', () => answer.destroy())
      onward.end(body)
    })
  })
  return {
    address: `http://127.0.0.1:${String(await listen(server))}`,
    seen,
    close: () => closeServer(server),
  }
}

/** Named to the app as the proxy of everything that is not on this computer, it notes what would have gone out. */
export async function watchTheWayOut(): Promise<Recorder> {
  const seen: Recorded[] = []
  const note = (method = '', path = '', headers: IncomingHttpHeaders = {}) =>
    seen.push({ method, path, headers, body: Buffer.alloc(0) })
  const server = createServer(({ method, url, headers }, answer) => {
    note(method, url, headers)
    answer.writeHead(502).end()
  })
  server.on('connect', ({ method, url, headers }, socket) => {
    note(method, url, headers)
    socket.destroy()
  })
  return {
    address: `http://127.0.0.1:${String(await listen(server))}`,
    seen,
    close: () => closeServer(server),
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
