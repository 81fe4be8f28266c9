import { useActions, useApp, useAppState } from '../store/context'
import { useWords } from '../text/words'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { RefreshIcon } from '../ui/icons'
import { Sheet } from '../ui/sheet'
import { WaitingList } from './waiting-list'

/** What waits, over any page: opened from the foot of the sidebar. */
export function WaitingPanel() {
  const { t } = useWords()
  const { show, ask } = useActions()
  const open = useApp((store) => store.view.waitingOpen)
  const outbox = useAppState((state) => state.outbox)
  const place = useAppState((state) => state.place.kind)
  const syncs = place === 'service' || place === 'practice'
  return (
    <Sheet
      open={open}
      title={t('waiting.title')}
      context={t('waiting.context')}
      closeLabel={t('action.close')}
      onClose={() => show({ waitingOpen: false })}
      foot={
        syncs ? (
          <Button icon={RefreshIcon} onClick={() => void ask('sync.now', {})}>
            {t('sync.now')}
          </Button>
        ) : undefined
      }
    >
      {outbox.length === 0 ? (
        <EmptyState title={t('waiting.empty')} why={t('waiting.emptyWhy')} />
      ) : (
        <WaitingList items={outbox} />
      )}
    </Sheet>
  )
}
