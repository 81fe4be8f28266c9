import { join } from 'node:path'
import type { Handlers } from '@shared/ipc/contract'
import type { Health } from '@shared/ipc/health'
import { ok } from '@shared/result'
import { currentPlace } from '@shared/state/state'
import { probeWatcher } from '../health/probe'
import { connect } from '../sync/connect'
import type { Context } from './context'

const patienceMs = 15_000

/** The health page: the watcher tested with a probe, and disk, journal and service compared. */
export function healthHandlers(context: Context): Pick<Handlers, 'health.check'> {
  const { store, announcer, derived, deps, logins } = context
  let checking: Promise<Health> | null = null

  const service = async (): Promise<Health['service']> => {
    const place = currentPlace(store.state)
    if (!place || place.head.kind === 'assisted') return null
    const connected = await connect({ ...deps, logins }, place.head, AbortSignal.timeout(patienceMs))
    if (!connected.ok) return { reached: false, error: connected.error }
    const me = await connected.value.client.me()
    if (!me.ok) return { reached: false, error: me.error }
    const { points, outbox } = announcer.state()
    return { reached: true, here: points.balance, there: me.value.account.balance, underway: outbox.length }
  }

  const check = async (): Promise<Health> => {
    const [noticedAfterMs, same, compared] = await Promise.all([
      probeWatcher({ folder: join(deps.dataFolder, 'health-probe'), log: deps.log, patienceMs }),
      store.isOnDisk(),
      service(),
    ])
    const { place } = derived()
    return {
      watcher: { noticedAfterMs },
      folders: announcer
        .state()
        .folders.filter(({ state }) => state === 'accepted')
        .map(({ path, watching }) => ({ path, watching })),
      record: {
        same,
        entries: place?.entries.size ?? 0,
        actions: place?.claims.size ?? 0,
        files: store.state.files.size,
      },
      service: compared,
    }
  }

  return {
    'health.check': async () => {
      checking ??= check().finally(() => {
        checking = null
      })
      return ok(await checking)
    },
  }
}
