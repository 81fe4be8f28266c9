import { PageFrame } from '../../shell/page-frame'
import { WaitingList } from '../../shell/waiting-list'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { FilesIcon, RefreshIcon } from '../../ui/icons'
import styles from './community-page.module.css'

/** The one page that needs a connection: without one it says so, and shows what waits here. */
export function CommunityPage() {
  const { t, time, dayTimeWithin } = useWords()
  const { ask, go } = useActions()
  const place = useAppState((state) => state.place)
  const sync = useAppState((state) => state.sync)
  const outbox = useAppState((state) => state.outbox)
  const toFiles = (
    <Button size="page" icon={FilesIcon} onClick={() => go('files')}>
      {t('action.goToFiles')}
    </Button>
  )
  const offline = place.kind === 'service' && sync.state === 'unreachable'
  const waiting = outbox.filter((item) => item.state === 'waiting-to-sync')
  return (
    <PageFrame title={t('nav.community')} context={t('community.context')}>
      {offline ? (
        <EmptyState
          title={t('community.offlineTitle', { place: place.name })}
          why={t('community.offlineWhy')}
          note={
            sync.lastAt === null ? undefined : t('community.lastReached', { at: dayTimeWithin(sync.lastAt) })
          }
          actions={
            <>
              <Button kind="primary" size="page" icon={RefreshIcon} onClick={() => void ask('sync.now', {})}>
                {t('action.tryNow')}
              </Button>
              {toFiles}
            </>
          }
        >
          {waiting.length > 0 && (
            <div className={styles['waiting']}>
              <Card flush>
                <div className={styles['head']}>
                  <h3>{t('sync.waiting', { count: waiting.length })}</h3>
                  {sync.nextTryAt !== null && <span>{t('sync.nextTry', { at: time(sync.nextTryAt) })}</span>}
                </div>
                <WaitingList items={waiting} />
              </Card>
            </div>
          )}
        </EmptyState>
      ) : (
        <EmptyState title={t('community.title')} why={t('community.why')} actions={toFiles} />
      )}
    </PageFrame>
  )
}
