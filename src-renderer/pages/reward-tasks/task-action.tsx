import type { MessageId } from '@shared/i18n/catalogue'
import type { TaskView } from '@shared/ipc/views'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { TextButton } from '../../ui/button'
import styles from './task-card.module.css'

type Doable = Exclude<TaskView['action'], 'none'>

export const actionTexts: Readonly<Record<Doable, MessageId>> = {
  'set-preference': 'tasks.setPreference',
  'set-identity': 'tasks.setIdentity',
  'set-profile': 'tasks.setProfile',
  'set-up-printer': 'tasks.setUpPrinter',
  'publish-a-file': 'tasks.publishAFile',
  'review-a-print': 'tasks.reviewAPrint',
  'send-feedback': 'tasks.sendFeedback',
}

/** Opens what does the task: a form beside the page, the files, or the models of others. */
export function useTaskAction(action: TaskView['action']): (() => void) | null {
  const { go, show } = useActions()
  if (action === 'none') return null
  if (action === 'publish-a-file') return () => go('files')
  if (action === 'review-a-print') return () => go('community')
  return () => show({ form: action })
}

/** The action of a card; where a task can't be done in this place, that is said rather than left out. */
export function TaskAction({ task }: { readonly task: TaskView }) {
  const { t, local } = useWords()
  const act = useTaskAction(task.action)
  if (task.action === 'none') {
    if (task.rule !== 'print-review' && task.rule !== 'feedback') return null
    return <p className={styles['action']}>{t('tasks.needsService')}</p>
  }
  if (!act || task.state === 'cap-reached' || task.state === 'complete') return null
  return (
    <div className={styles['action']}>
      <TextButton onClick={act} label={`${t(actionTexts[task.action])}: ${local(task.name)}`}>
        {t(actionTexts[task.action])}
      </TextButton>
    </div>
  )
}
