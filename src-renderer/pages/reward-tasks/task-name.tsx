import type { TaskView } from '@shared/ipc/views'
import { useWords } from '../../text/words'
import { InfoNote } from '../../ui/info-note'
import styles from './task-name.module.css'

/** A task's name, and behind its last word the icon that opens the seed's full wording. */
export function TaskName({ task }: { readonly task: TaskView }) {
  const { t, local } = useWords()
  const name = local(task.name)
  return (
    <div className={styles['title']}>
      <h3 className={styles['name']}>{name}</h3>
      <span className={styles['note']}>
        <InfoNote label={t('tasks.wording', { task: name })} title={name}>
          {local(task.wording)}
        </InfoNote>
      </span>
    </div>
  )
}
