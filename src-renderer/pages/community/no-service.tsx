import type { PlaceView } from '@shared/ipc/views'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { FilesIcon, LinkOutIcon } from '../../ui/icons'

type Props = { readonly place: Exclude<PlaceView, { kind: 'service' }> }

/** Where no service is in use nobody else publishes: what the page would show, and where that is. */
export function NoService({ place }: Props) {
  const { t } = useWords()
  const { ask, go, show } = useActions()
  const toFiles = (
    <Button size="page" icon={FilesIcon} onClick={() => go('files')}>
      {t('action.goToFiles')}
    </Button>
  )
  if (place.kind === 'assisted') {
    const { name, pages } = place.site
    return (
      <EmptyState
        title={t('community.assistedTitle', { place: name })}
        why={t('community.assistedWhy')}
        actions={
          <>
            <Button
              kind="primary"
              size="page"
              icon={LinkOutIcon}
              onClick={() => void ask('kit.open-page', { page: 'tasks' })}
            >
              {t('store.openPage', { host: new URL(pages.tasks).host })}
            </Button>
            {toFiles}
          </>
        }
      />
    )
  }
  const practice = place.kind === 'practice'
  return (
    <EmptyState
      title={t(practice ? 'community.practiceTitle' : 'community.noneTitle')}
      why={t(practice ? 'community.practiceWhy' : 'community.noneWhy')}
      actions={
        <>
          <Button kind="primary" size="page" onClick={() => show({ guide: 2 })}>
            {t('detail.choosePlace')}
          </Button>
          {toFiles}
        </>
      }
    />
  )
}
