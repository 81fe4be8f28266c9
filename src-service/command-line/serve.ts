import type { Inspect, Log } from '../deps'
import { createService } from '../service'
import { authenticateByStoredKeys } from '../services/members'
import type { ServeOptions } from './arguments'
import type { Opened } from './opened'

/** How long requests under way may take to end once the service was asked to stop. */
const graceMs = 10_000

export type Serving = {
  readonly address: string
  readonly hasMembers: boolean
  readonly stop: () => Promise<void>
}

export async function serve(
  opened: Opened,
  options: ServeOptions,
  world: {
    readonly version: string
    readonly inspect: Inspect
    readonly inspector: string
    readonly log: Log
  },
): Promise<Serving> {
  const app = await createService({
    ...opened,
    ...world,
    dataFolder: options.data,
    quota: options.quota * 1_000_000,
    lent: null,
    kind: 'community',
    name: options.name,
    approval: options.approval,
    authenticate: authenticateByStoredKeys(opened.store),
    allowedHosts: ['127.0.0.1', '[::1]', 'localhost'],
  })
  const key = await opened.store.read((tx) =>
    tx.selectFrom('keys').select('hash').where('revoked_at', 'is', null).limit(1).executeTakeFirst(),
  )
  const address = await app.listen({ host: options.host, port: options.port })
  return {
    address,
    hasMembers: key !== undefined,
    stop: async () => {
      const late = setTimeout(() => {
        app.server.closeAllConnections()
      }, graceMs)
      await app.close()
      clearTimeout(late)
    },
  }
}
