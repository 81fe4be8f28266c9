import type { TaskView } from '@shared/ipc/views'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { PointsBadge } from '../../ui/points-badge'
import { StateChip } from '../../ui/state-chip'
import { CapBar } from './cap-bar'
import { Milestones } from './milestones'
import { TaskAction } from './task-action'
import { TaskName } from './task-name'
import styles from './task-card.module.css'

/** One task as the seed has it: points, what it asks, its state, the cap or the next milestone, and the action. */
export function TaskCard({ task }: { readonly task: TaskView }) {
  const { t, local, number } = useWords()
  const name = local(task.name)
  const isMilestones =
    task.milestones.length > 0 ||
    (task.cap === null && task.state === 'open' && task.rule.startsWith('excellent'))
  return (
    <Card label={name}>
      <div className={styles['card']}>
        <div className={styles['head']}>
          <PointsBadge
            amount={number(task.points)}
            look={task.state === 'cap-reached' ? 'neutral' : task.state === 'complete' ? 'earned' : 'to-earn'}
          />
          <TaskName task={task} />
          <span className={styles['state']}>
            {isMilestones ? (
              <span className={styles['quiet']}>{t('tasks.noTimeLimit')}</span>
            ) : (
              <StateChip state={task.state} />
            )}
          </span>
        </div>
        <p className={styles['asks']}>{local(task.asks)}</p>
        {task.cap && <CapBar name={name} cap={task.cap} />}
        {isMilestones && <Milestones milestones={task.milestones} />}
        <TaskAction task={task} />
      </div>
    </Card>
  )
}
