import { useAppState } from '../store/context'
import { useWords } from '../text/words'
import { syncWords, wholeOf } from './sync-words'

/** Speaks the sync state when it changes, and the balance with it. */
export function LiveSync() {
  const words = useWords()
  const sync = useAppState((state) => state.sync)
  const place = useAppState((state) => state.place)
  const outbox = useAppState((state) => state.outbox)
  const { title, detail } = syncWords({ sync, place, outbox }, words)
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {sync.state === 'syncing' ? title.whole : wholeOf([title, detail])}
    </div>
  )
}
