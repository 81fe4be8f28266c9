import type { ModelView } from '@shared/ipc/models-view'
import { useActions, useApp } from '../../store/context'
import { countToPublish } from '../../store/selectors'
import { useWords } from '../../text/words'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { PointsBadge } from '../../ui/points-badge'
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
      <header className={styles['head']}>
        <h2>{t('models.next')}</h2>
        {nearest.length > 0 && <span>{t('models.nextWhy')}</span>}
      </header>
      <ul className={styles['steps']}>
        {nearest.map(({ key, title, next }) => (
          <li key={key} className={styles['step']}>
            <div className={styles['stepHead']}>
              <p className={styles['stepName']}>{title}</p>
              <PointsBadge amount={signed(next.points)} look="to-earn" />
            </div>
            <p className="small-words">
              {t('models.toMilestone', { missing: next.togo, next: number(next.at) })}
            </p>
          </li>
        ))}
        {toPublish > 0 && (
          <li className={styles['step']}>
            <div className={styles['stepHead']}>
              <p className={styles['stepName']}>
                {t('files.worthNow', { count: toPublish, files: number(toPublish) })}
              </p>
            </div>
            <TextButton onClick={() => go('files', { file: null })}>{t('tasks.publishAFile')}</TextButton>
          </li>
        )}
      </ul>
    </Card>
  )
}
