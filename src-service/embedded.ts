import { shippedProgrammes } from '@shared/programme/shipped'
import { inspectFile } from '@shared/inspect-node/inspect-file'
import { join } from 'node:path'
import type { Inspect, Log } from './deps'
import { isSameKey } from './http/keys'
import { createIds } from './ids'
import { createService } from './service'
import { addMember } from './services/members'
import { createLedger } from './services/ledger'
import { openEmbeddedStore } from './store/embedded/open'

export type EmbeddedOptions = {
  /** The service's own folder: `service.sqlite` and `uploads/`. */
  readonly dataFolder: string
  /** The secret that was handed over the pipe: whoever has it is the one member, `local`. */
  readonly key: string
  readonly version: string
  readonly log: Log
  /** Where the app keeps the copies it publishes, named by their hash: they need not be sent. */
  readonly lent: string | null
  /** The inspector that comes with the app, unless a test brings its own. */
  readonly inspect?: Inspect
}

export type EmbeddedService = {
  /** `http://127.0.0.1:<port>` */
  readonly address: string
  readonly activeRequests: () => number
  /** Milliseconds since 1970; when it started, if nobody asked yet. */
  readonly lastRequestAt: () => number
  /** Lets requests under way end, empties the write-ahead log, and closes the database. */
  readonly close: () => Promise<void>
}

/** The service inside the app: practice points for one member, on this computer, for whoever holds the key. */
export async function createEmbeddedService(options: EmbeddedOptions): Promise<EmbeddedService> {
  const clock = { now: () => new Date() }
  const newId = createIds()
  const programmes = shippedProgrammes()
  const store = await openEmbeddedStore({
    path: join(options.dataFolder, 'service.sqlite'),
    newId,
    now: clock.now,
  })
  try {
    await addMember(
      { ledger: createLedger({ store, clock, newId, programmes }), clock },
      { id: 'local', role: 'member' },
    )
    const app = await createService({
      store,
      clock,
      newId,
      programmes,
      inspect: options.inspect ?? ((path) => inspectFile(path)),
      inspector: options.version,
      // Without accounts there is no page that would show one.
      picture: () => Promise.resolve(null),
      dataFolder: options.dataFolder,
      quota: null,
      lent: options.lent,
      kind: 'practice',
      name: 'Practice',
      version: options.version,
      approval: 'automatic',
      authenticate: (key) =>
        Promise.resolve(isSameKey(key, options.key) ? { id: 'local', role: 'member' } : null),
      signIn: null,
      forum: { discourse: null, events: null },
      allowedHosts: ['127.0.0.1', 'localhost'],
      log: options.log,
    })
    let active = 0
    let last = Date.now()
    app.server.on('request', (_request, response) => {
      active += 1
      last = Date.now()
      response.once('close', () => {
        active -= 1
        last = Date.now()
      })
    })
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    return {
      address,
      activeRequests: () => active,
      lastRequestAt: () => last,
      close: async () => {
        await app.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
