import type { HistoryView } from '@shared/ipc/views'
import { useMemo, useState } from 'react'
import { PageFrame } from '../../shell/page-frame'
import { useActions, useApp, useAppState } from '../../store/context'
import { placeName } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { FilesIcon, TasksIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea, Shape } from '../../ui/shape'
import { EntryTable } from './entry-table'
import { filterHistory, noFilter, type HistoryFilter } from './filter-history'
import { HistoryTools } from './history-tools'
import { PendingPanel, pendingKey } from './pending-panel'
import { SilentPanel } from './silent-panel'
import { Segmented } from '../../ui/fields'
import { ExpiryReminder } from './expiring'
import { MonthView } from './month-view'
import { WhyDrawer } from './why-drawer'
import styles from './history-page.module.css'

export function HistoryPage() {
  const { t, local } = useWords()
  const history = useApp((store) => store.history)
  const programme = useAppState((state) => state.tasks.programmeName)
  const place = useAppState((state) => state.place)
  const { loadHistory } = useActions()
  const name = placeName(place) ?? t(place.kind === 'practice' ? 'place.practice' : 'place.none')
  const context = t('history.context', { programme: local(programme), place: name })
  return (
    <PageFrame title={t('nav.history')} context={context} fixed>
      {history.status === 'loading' && (
        <LoadingArea label={t('loading.label')}>
          <div className={styles['shapes']}>
            <Shape height={36} width={320} />
            {[0, 1, 2, 3, 4, 5].map((line) => (
              <Shape key={line} height={40} radius={8} />
            ))}
          </div>
        </LoadingArea>
      )}
      {history.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={history.error} onRetry={() => void loadHistory()} />
      )}
      {history.status === 'ready' && <History history={history.value} />}
    </PageFrame>
  )
}

function History({ history }: { readonly history: HistoryView }) {
  const { t } = useWords()
  const { show } = useActions()
  const [filter, setFilter] = useState<HistoryFilter>(noFilter)
  const [shownAs, setShownAs] = useState<'entries' | 'months'>('entries')
  const asked = useApp((store) => store.view.entry)
  const { rows, pending, silent, kind } = history
  // What was pending when it was chosen may be confirmed by now, and then stands under another id.
  const isThere =
    rows.some(({ entry }) => entry.id === asked) || pending.some((one) => pendingKey(one) === asked)
  const chosen = isThere ? asked : null
  const { timeZone } = history.programme
  const shown = useMemo(() => filterHistory(rows, timeZone, filter), [rows, timeZone, filter])
  if (rows.length === 0 && pending.length === 0 && silent.length === 0) return <NoHistory />
  const views = (
    <Segmented
      label={t('history.shownAs')}
      value={shownAs}
      choices={[
        { value: 'entries', label: t('history.asEntries') },
        { value: 'months', label: t('history.asMonths') },
      ]}
      onChange={(value) => {
        show({ entry: null })
        setShownAs(value)
      }}
    />
  )
  if (shownAs === 'months')
    return (
      <div className={styles['main']}>
        <div className={styles['tools']}>{views}</div>
        <ExpiryReminder history={history} />
        <MonthView history={history} />
      </div>
    )
  return (
    <div className={styles['panes']} data-why={chosen !== null}>
      <div className={styles['main']}>
        <HistoryTools history={history} filter={filter} onFilter={setFilter}>
          {views}
        </HistoryTools>
        <ExpiryReminder history={history} />
        {kind !== 'confirmed' && (
          <p className={styles['note']}>
            {t(kind === 'practice' ? 'history.practiceNote' : 'history.estimateNote')}
          </p>
        )}
        {pending.length > 0 && <PendingPanel pending={pending} chosen={chosen} />}
        {shown.length > 0 ? (
          <EntryTable rows={shown} kind={kind} chosen={chosen} />
        ) : (
          rows.length > 0 && (
            <div className={styles['none']}>
              <p>{t('history.noMatch')}</p>
              <Button onClick={() => setFilter(noFilter)}>{t('history.clear')}</Button>
            </div>
          )
        )}
        {silent.length > 0 && <SilentPanel history={history} />}
      </div>
      {chosen !== null && (
        <WhyDrawer history={history} chosen={chosen} onClose={() => show({ entry: null })} />
      )}
    </div>
  )
}

function NoHistory() {
  const { t } = useWords()
  const { go } = useActions()
  return (
    <EmptyState
      title={t('history.emptyTitle')}
      why={t('history.emptyWhy')}
      actions={
        <>
          <Button kind="primary" size="page" icon={TasksIcon} onClick={() => go('tasks')}>
            {t('action.goToTasks')}
          </Button>
          <Button size="page" icon={FilesIcon} onClick={() => go('files')}>
            {t('action.goToFiles')}
          </Button>
        </>
      }
    />
  )
}
