import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { FilesIcon } from '../../ui/icons'
import { LaterPage } from './later-page'

export function ModelsPage() {
  const { t } = useWords()
  const { go } = useActions()
  return (
    <LaterPage
      name="nav.models"
      context="models.context"
      title="models.title"
      why={t('models.why')}
      actions={
        <>
          <Button size="page" icon={FilesIcon} onClick={() => go('files')}>
            {t('action.goToFiles')}
          </Button>
          <Button size="page" onClick={() => go('history')}>
            {t('publish.seeHistory')}
          </Button>
        </>
      }
    />
  )
}
