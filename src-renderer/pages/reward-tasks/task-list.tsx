import type { TaskView } from '@shared/ipc/views'
import { useWords } from '../../text/words'
import { Button, TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { PointsBadge } from '../../ui/points-badge'
import { StateChip } from '../../ui/state-chip'
import { actionTexts, useTaskAction } from './task-action'
import { TaskName } from './task-name'
import styles from './task-list.module.css'

/** Tasks that are done once, a line each. */
export function TaskList({ tasks }: { readonly tasks: readonly TaskView[] }) {
  return (
    <Card flush>
      <ul className={styles['list']}>
        {tasks.map((task) => (
          <TaskLine key={task.rule} task={task} />
        ))}
      </ul>
    </Card>
  )
}

const canBeChanged: readonly TaskView['action'][] = ['set-preference', 'set-identity', 'set-profile']

function TaskLine({ task }: { readonly task: TaskView }) {
  const { t, local, number } = useWords()
  const act = useTaskAction(task.action)
  const name = local(task.name)
  const complete = task.state === 'complete'
  const waiting = task.state === 'waiting-to-sync' || task.state === 'waiting-for-approval'
  return (
    <li className={styles['line']}>
      <PointsBadge
        amount={number(task.points)}
        look={complete ? 'earned' : waiting ? 'pending' : 'to-earn'}
      />
      <div className={styles['body']}>
        <div className={styles['top']}>
          <TaskName task={task} />
          <span className={styles['state']}>
            <StateChip state={task.state} />
          </span>
        </div>
        <p className={styles['asks']}>{task.doneWith ?? local(task.asks)}</p>
        {act && task.state === 'to-do' && task.action !== 'none' && (
          <div>
            <Button size="small" onClick={act} label={`${t(actionTexts[task.action])}: ${name}`}>
              {t(actionTexts[task.action])}
            </Button>
          </div>
        )}
        {act && task.state !== 'to-do' && canBeChanged.includes(task.action) && (
          <div className={styles['change']}>
            <TextButton onClick={act} label={`${t('tasks.change')}: ${name}`}>
              {t('tasks.change')}
            </TextButton>
          </div>
        )}
      </div>
    </li>
  )
}
