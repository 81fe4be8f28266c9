import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { LinkOutIcon, TasksIcon } from '../../ui/icons'
import { LaterPage } from './later-page'

export function StorePage() {
  const { t } = useWords()
  const { ask, go } = useActions()
  const place = useAppState((state) => state.place)
  const more =
    place.kind === 'practice'
      ? t('store.whyPractice')
      : place.kind === 'assisted'
        ? t('store.whyAssisted')
        : ''
  return (
    <LaterPage
      name="nav.store"
      context="store.context"
      title="store.title"
      why={`${t('store.why')} ${more}`.trim()}
      actions={
        <>
          {place.kind === 'assisted' && (
            <Button
              size="page"
              icon={LinkOutIcon}
              onClick={() => void ask('kit.open-page', { page: 'store' })}
            >
              {t('store.openPage', { host: new URL(place.site.pages.store).host })}
            </Button>
          )}
          <Button size="page" icon={TasksIcon} onClick={() => go('tasks')}>
            {t('action.goToTasks')}
          </Button>
        </>
      }
    />
  )
}
