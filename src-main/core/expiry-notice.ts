import { expiringBy } from '@shared/ledger/lots-bag'
import { soonDays } from '@shared/ledger/lots-left'
import { currentPlace } from '@shared/state/state'
import type { Clock } from '@shared/time'
import { placeLots } from './points/place-lots'
import type { Desktop, Log } from './ports'
import type { Derived } from './projection/derived'
import type { Store } from './store/store'

export type ExpiryNoticeDeps = {
  readonly store: Store
  readonly derived: () => Derived
  readonly desktop: Pick<Desktop, 'notify'>
  readonly clock: Clock
  readonly log: Log
  /** How often it looks without anything having changed: an expiry comes nearer by itself. */
  readonly everyMs: number
}

/**
 * Says in time that points will expire: all that come within reach together, each credit once in its life. That it was
 * said is on disk before it is, so that no restart says it again.
 */
export function noticeExpiring({ store, derived, desktop, clock, log, everyMs }: ExpiryNoticeDeps): {
  /** Ends it, once what it was writing is written. */
  readonly dispose: () => Promise<void>
} {
  let turn = Promise.resolve()
  let ended = false

  const look = async () => {
    const place = currentPlace(store.state)
    if (ended || !store.state.settings.tellExpiring || place?.head.kind !== 'service') return
    const { standing } = derived()
    const lots = placeLots(place, standing)
    if (lots === null) return
    const now = clock.now().getTime()
    const fresh = [...expiringBy(lots.free, now + soonDays * 86_400_000)].filter(
      ([{ entry, expiresAt }]) => expiresAt > now && !place.expiryTold.includes(entry.id),
    )
    const [first] = fresh
    if (first === undefined) return
    const stillThere = place.expiryTold.filter((id) => (lots.credits.get(id)?.expiresAt ?? 0) > now)
    const entries = [...stillThere, ...fresh.map(([{ entry }]) => entry.id)]
    const stored = await store.commit(() => [{ change: 'expiry-told', place: place.head.id, entries }])
    if (!stored.ok) return
    const points = fresh.reduce((sum, [, left]) => sum + left, 0)
    log('points.expiring', { points })
    desktop.notify({
      kind: 'expiring',
      points,
      at: new Date(first[0].expiresAt).toISOString(),
      timeZone: standing.programme.timeZone,
    })
  }
  const lookInTurn = () => {
    turn = turn.then(look)
  }
  const end = store.onChange((changes) => {
    if (changes.some(({ change }) => change === 'feed' || change === 'place-chosen' || change === 'settings'))
      lookInTurn()
  })
  const timer = setInterval(lookInTurn, everyMs)
  lookInTurn()
  return {
    dispose: () => {
      ended = true
      end()
      clearInterval(timer)
      return turn
    },
  }
}
