import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { TasksIcon } from '../../ui/icons'
import { LaterPage } from './later-page'

export function BadgesPage() {
  const { t } = useWords()
  const { go } = useActions()
  return (
    <LaterPage
      name="nav.badges"
      context="badges.context"
      title="badges.title"
      why={t('badges.why')}
      actions={
        <Button size="page" icon={TasksIcon} onClick={() => go('tasks')}>
          {t('action.goToTasks')}
        </Button>
      }
    />
  )
}
