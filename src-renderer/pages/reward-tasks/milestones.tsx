import type { TaskView } from '@shared/ipc/views'
import { useWords } from '../../text/words'
import { LayerBar } from '../../ui/layer-bar'
import styles from './task-card.module.css'

type Milestone = TaskView['milestones'][number]
const shown = 2

/** The downloads of what was published, up to the next round thousand, and what the next milestone gives. */
export function Milestones({ milestones }: { readonly milestones: readonly Milestone[] }) {
  const { t } = useWords()
  if (milestones.length === 0) return <p className={styles['figures']}>{t('tasks.noModelsYet')}</p>
  return (
    <div className={styles['milestones']}>
      {milestones.slice(0, shown).map((milestone) => (
        <MilestoneBar key={milestone.subject} milestone={milestone} />
      ))}
      {milestones.length > shown && (
        <p className={styles['figures']}>{t('tasks.moreSubjects', { count: milestones.length - shown })}</p>
      )}
    </div>
  )
}

function MilestoneBar({ milestone }: { readonly milestone: Milestone }) {
  const { t, rich, number, signed } = useWords()
  const { label, total, points, nextAt, nextPoints } = milestone
  const from = Math.floor(total / 1000) * 1000
  return (
    <div className={styles['measure']}>
      <p className={styles['subject']}>
        <span className={styles['subjectName']}>{label}</span>
        <span>{t('tasks.downloads', { count: total })}</span>
        <span className={styles['end']}>{number(from + 1000)}</span>
      </p>
      <LayerBar
        total={1000}
        perStrand={500}
        perCell={from === 0 ? 50 : 100}
        portions={[{ state: 'confirmed', amount: total - from }]}
        label={label}
        value={total - from}
        valueText={t('tasks.milestoneSentence', { label, total: number(total), points: number(points) })}
      />
      <p className={styles['figures']}>
        <span>{rich('tasks.pointsSoFar', { points: number(points), count: points })}</span>
        <span className={styles['end']}>
          {nextAt === null || nextPoints === null
            ? t('tasks.milestoneDone')
            : rich('tasks.toNext', {
                missing: nextAt - total,
                next: number(nextAt),
                amount: signed(nextPoints),
              })}
        </span>
      </p>
    </div>
  )
}
