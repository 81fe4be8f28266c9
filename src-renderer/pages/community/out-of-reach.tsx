import { WaitingList } from '../../shell/waiting-list'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { FilesIcon, RefreshIcon } from '../../ui/icons'
import styles from './community.module.css'

type Props = { readonly place: string; readonly again?: () => void }

/** The one page that needs a connection: without one it says so, and shows what waits here. */
export function OutOfReach({ place, again }: Props) {
  const { t, time, dayTimeWithin } = useWords()
  const { ask, go } = useActions()
  const sync = useAppState((state) => state.sync)
  const outbox = useAppState((state) => state.outbox)
  const waiting = outbox.filter((item) => item.state === 'waiting-to-sync')
  const tryNow = () => {
    void ask('sync.now', {})
    again?.()
  }
  return (
    <EmptyState
      title={t('community.offlineTitle', { place })}
      why={t('community.offlineWhy')}
      note={sync.lastAt === null ? undefined : t('community.lastReached', { at: dayTimeWithin(sync.lastAt) })}
      actions={
        <>
          <Button kind="primary" size="page" icon={RefreshIcon} onClick={tryNow}>
            {t('action.tryNow')}
          </Button>
          <Button size="page" icon={FilesIcon} onClick={() => go('files')}>
            {t('action.goToFiles')}
          </Button>
        </>
      }
    >
      {waiting.length > 0 && (
        <div className={styles['waiting']}>
          <Card flush>
            <div className={styles['waitingHead']}>
              <h3>{t('sync.waiting', { count: waiting.length })}</h3>
              {sync.nextTryAt !== null && <span>{t('sync.nextTry', { at: time(sync.nextTryAt) })}</span>}
            </div>
            <WaitingList items={waiting} />
          </Card>
        </div>
      )}
    </EmptyState>
  )
}
