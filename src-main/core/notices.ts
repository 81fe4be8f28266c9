import { currentPlace } from '@shared/state/state'
import type { Desktop, Log } from './ports'
import type { Derived } from './projection/derived'
import type { Store } from './store/store'

/** Says when points came in that a service confirmed. Returns a function that ends it. */
export function noticeConfirmed(
  store: Store,
  derived: () => Derived,
  desktop: Pick<Desktop, 'notify'>,
  log: Log,
): () => void {
  return store.onChange((changes) => {
    const programme = derived().standing.programme.id
    for (const change of changes) {
      if (change.change !== 'feed' || change.place !== store.state.place) continue
      const points = change.changes.reduce(
        (sum, news) =>
          news.kind === 'entry' && news.entry.programme === programme ? sum + news.entry.amount : sum,
        0,
      )
      if (points === 0) continue
      const balance = [...(currentPlace(store.state)?.entries.values() ?? [])]
        .filter((entry) => entry.programme === programme)
        .reduce((sum, { amount }) => sum + amount, 0)
      log('claim.confirmed', { points, balance })
      desktop.notify({ kind: 'confirmed', points, balance })
    }
  })
}
