import type { ModelView } from '@shared/ipc/models-view'
import { useActions, useApp } from '../../store/context'
import { countToPublish } from '../../store/selectors'
import { useWords } from '../../text/words'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { StepCard, StepCards } from '../../ui/step-cards'
import { nearestMilestones } from './nearest-milestones'
import styles from './models.module.css'

const shownAtMost = 3

/** What is worth points next: the milestones that are nearest, and the files that can be published now. */
export function NextMilestones({ models }: { readonly models: readonly ModelView[] }) {
  const { t, number, signed } = useWords()
  const { go } = useActions()
  const toPublish = useApp(({ files }) => (files.status === 'ready' ? countToPublish(files.value) : 0))
  const nearest = nearestMilestones(models).slice(0, shownAtMost)
  if (nearest.length === 0 && toPublish === 0) return null
  return (
    <Card label={t('models.next')}>
      <div className={styles['section']}>
        <header className={styles['head']}>
          <h2>{t('models.next')}</h2>
          {nearest.length > 0 && <span>{t('models.nextWhy')}</span>}
        </header>
        <StepCards narrow>
          {nearest.map(({ key, title, next }) => (
            <StepCard
              key={key}
              title={title}
              points={signed(next.points)}
              why={t('models.toMilestone', { missing: next.togo, next: number(next.at) })}
            />
          ))}
          {toPublish > 0 && (
            <StepCard title={t('files.worthNow', { count: toPublish, files: number(toPublish) })}>
              <TextButton onClick={() => go('files', { file: null })}>{t('tasks.publishAFile')}</TextButton>
            </StepCard>
          )}
        </StepCards>
      </div>
    </Card>
  )
}
