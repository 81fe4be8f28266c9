import type { Log, ServiceDeps } from '../deps'
import { createMetrics, serveMetrics } from '../http/metrics'
import { createService } from '../service'
import { createLedger } from '../services/ledger'
import { authenticateByStoredKeys } from '../services/members'
import { createSignIn } from '../sign-in/sign-in'
import type { ServeOptions } from './arguments'
import type { Opened } from './opened'

/** How long requests under way may take to end once the service was asked to stop. */
const graceMs = 10_000

/** This computer's own names for itself. */
const ownHosts = ['127.0.0.1', '[::1]', 'localhost']

export type Serving = {
  readonly address: string
  /** Where Prometheus asks, where it was asked for. */
  readonly metrics: string | null
  readonly hasMembers: boolean
  readonly stop: () => Promise<void>
}

export async function serve(
  opened: Opened,
  options: ServeOptions,
  {
    log: plainLog,
    ...rest
  }: Pick<ServiceDeps, 'version' | 'inspect' | 'inspector' | 'picture'> & { readonly log: Log },
): Promise<Serving> {
  const metrics = options.metricsPort === null ? null : createMetrics(opened.store)
  const world = { ...rest, log: metrics === null ? plainLog : metrics.counting(plainLog) }
  const ledger = createLedger(opened)
  const signIn =
    options.signIn === 'none'
      ? null
      : await createSignIn({
          ...opened,
          ...world,
          ledger,
          dataFolder: options.data,
          way: options.signIn,
          url: options.url,
        })
  const app = await createService({
    ...opened,
    ...world,
    dataFolder: options.data,
    quota: options.quota * 1_000_000,
    lent: null,
    forum: options.forum,
    kind: 'community',
    name: options.name,
    approval: options.approval,
    authenticate: authenticateByStoredKeys(opened.store),
    signIn,
    metrics,
    proxy: options.proxy,
    allowedHosts: [...(options.url === null ? [] : [new URL(options.url).host]), ...ownHosts],
  })
  const member = await opened.store.read((tx) =>
    tx.selectFrom('members').select('id').limit(1).executeTakeFirst(),
  )
  const address = await app.listen({ host: options.host, port: options.port })
  const told =
    metrics === null || options.metricsPort === null ? null : await serveMetrics(metrics, options.metricsPort)
  return {
    address,
    metrics: told?.address ?? null,
    hasMembers: member !== undefined,
    stop: async () => {
      const late = setTimeout(() => {
        app.server.closeAllConnections()
      }, graceMs)
      told?.close()
      await app.close()
      clearTimeout(late)
    },
  }
}
