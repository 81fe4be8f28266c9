import type { ModelView } from '@shared/ipc/models-view'
import { useEffect } from 'react'
import { PageFrame } from '../../shell/page-frame'
import { useAsked } from '../../store/asked'
import { useActions, useApp, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { FilesIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea, Shape } from '../../ui/shape'
import { ModelCard } from './model-card'
import { NextMilestones } from './next-milestones'
import { PointsByMonth } from './points-by-month'
import styles from './models.module.css'

/** What the member published: its state, what it gave, and how far the next milestone is. */
export function ModelsPage() {
  const { t } = useWords()
  const bridge = useApp((store) => store.bridge)
  const { value: asked, again } = useAsked('models.get')
  // What the team decides of a model may move no points.
  useEffect(
    () => bridge.subscribe(({ name }) => (name === 'history.changed' ? again() : undefined)),
    [bridge, again],
  )
  return (
    <PageFrame title={t('nav.models')} context={t('models.context')}>
      {asked.status === 'loading' && (
        <LoadingArea label={t('loading.label')}>
          <div className={styles['page']}>
            <Shape height={128} radius={12} />
            <Shape height={164} radius={12} />
            <Shape height={240} radius={12} />
          </div>
        </LoadingArea>
      )}
      {asked.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={asked.error} onRetry={again} />
      )}
      {asked.status === 'ready' && <Models models={asked.value.models} />}
    </PageFrame>
  )
}

function Models({ models }: { readonly models: readonly ModelView[] }) {
  const { t, number } = useWords()
  const { go, show } = useActions()
  const hasPlace = useAppState((state) => state.place.kind !== 'none')
  if (models.length === 0) {
    return (
      <EmptyState
        title={t('models.emptyTitle')}
        why={t(hasPlace ? 'models.emptyWhy' : 'models.noPlaceWhy')}
        actions={
          <>
            {!hasPlace && (
              <Button kind="primary" size="page" onClick={() => show({ guide: 2 })}>
                {t('detail.choosePlace')}
              </Button>
            )}
            <Button
              kind={hasPlace ? 'primary' : 'secondary'}
              size="page"
              icon={FilesIcon}
              onClick={() => go('files')}
            >
              {t('action.goToFiles')}
            </Button>
          </>
        }
      />
    )
  }
  return (
    <div className={styles['page']}>
      <NextMilestones models={models} />
      <PointsByMonth />
      <section className={styles['section']} aria-labelledby="published">
        <header className={styles['head']}>
          <h2 id="published">{t('models.published')}</h2>
          <span>{t('models.count', { count: models.length, shown: number(models.length) })}</span>
        </header>
        <ul className={styles['cards']}>
          {models.map((model) => (
            <li key={model.model}>
              <ModelCard model={model} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
