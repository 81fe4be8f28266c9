import { connect, type Socket } from 'node:net'

/** One kept-alive connection that asks one thing at a time. Plain, so that asking costs little beside answering. */
export type Connection = {
  /** Sends a whole request and gives the body of its answer; throws where that is not a 200. */
  readonly ask: (request: string) => Promise<string>
  readonly close: () => void
}

export async function openConnection(address: string): Promise<Connection> {
  const { hostname, port } = new URL(address)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return { ask: (request) => answerOf(socket, request), close: () => socket.destroy() }
}

function answerOf(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let got: Buffer = Buffer.alloc(0)
    const end = (settle: () => void) => {
      socket.off('data', onData).off('close', onClose)
      settle()
    }
    const onClose = () => end(() => reject(new Error('the service closed the connection')))
    const onData = (chunk: Buffer) => {
      got = got.length === 0 ? chunk : Buffer.concat([got, chunk])
      const head = got.indexOf('\r\n\r\n')
      if (head < 0) return
      const heading = got.toString('latin1', 0, head)
      const length = Number(/content-length: (\d+)/iu.exec(heading)?.[1])
      if (got.length < head + 4 + length) return
      const body = got.toString('utf8', head + 4)
      end(() =>
        heading.startsWith('HTTP/1.1 200') ? resolve(body) : reject(new Error(`${heading}\n${body}`)),
      )
    }
    socket.on('data', onData).on('close', onClose)
    socket.write(request)
  })
}
