import type { ReactNode } from 'react'
import { PageFrame } from '../../shell/page-frame'
import { useActions, useAppState } from '../../store/context'
import { placeName } from '../../store/selectors'
import { useAsked } from '../../store/asked'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { LinkOutIcon, RefreshIcon, TasksIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea } from '../../ui/shape'
import { ShelfLoading } from '../../ui/shelf'
import { ShopFloor } from './shop-floor'

/** What points can be redeemed for. Redeeming needs a service within reach; elsewhere the page says where it happens. */
export function StorePage() {
  const place = useAppState((state) => state.place)
  if (place.kind === 'service') return <ServiceStore />
  return <NoStore />
}

function NoStore() {
  const { t } = useWords()
  const { ask, go, show } = useActions()
  const place = useAppState((state) => state.place)
  const why =
    place.kind === 'practice'
      ? t('store.whyPractice')
      : place.kind === 'assisted'
        ? t('store.whyAssisted')
        : t('store.whyNone')
  return (
    <Frame context={placeName(place) ?? t(place.kind === 'practice' ? 'place.practice' : 'place.none')}>
      <EmptyState
        title={t('store.elsewhere')}
        why={why}
        actions={
          <>
            {place.kind === 'assisted' && (
              <Button
                kind="primary"
                size="page"
                icon={LinkOutIcon}
                onClick={() => void ask('kit.open-page', { page: 'store' })}
              >
                {t('store.openPage', { host: new URL(place.site.pages.store).host })}
              </Button>
            )}
            {place.kind !== 'assisted' && (
              <Button kind="primary" size="page" onClick={() => show({ guide: 2 })}>
                {t('detail.choosePlace')}
              </Button>
            )}
            <Button size="page" icon={TasksIcon} onClick={() => go('tasks')}>
              {t('action.goToTasks')}
            </Button>
          </>
        }
      />
    </Frame>
  )
}

function ServiceStore() {
  const { t, number } = useWords()
  const { go } = useActions()
  const place = useAppState((state) => state.place)
  const { value: shop, again } = useAsked('shop.get')
  const name = placeName(place) ?? ''
  const context =
    shop.status === 'ready'
      ? t('store.contextAvailable', {
          place: name,
          count: shop.value.available,
          points: number(shop.value.available),
        })
      : t('store.context')
  return (
    <Frame context={context}>
      {shop.status === 'loading' && (
        <LoadingArea label={t('loading.label')}>
          <ShelfLoading count={3} height={300} />
        </LoadingArea>
      )}
      {shop.status === 'failed' && shop.error.code === 'service-unreachable' && (
        <EmptyState
          title={t('community.offlineTitle', { place: name })}
          why={t('store.offlineWhy')}
          actions={
            <>
              <Button kind="primary" size="page" icon={RefreshIcon} onClick={again}>
                {t('action.tryNow')}
              </Button>
              <Button size="page" icon={TasksIcon} onClick={() => go('tasks')}>
                {t('action.goToTasks')}
              </Button>
            </>
          }
        />
      )}
      {shop.status === 'failed' && shop.error.code !== 'service-unreachable' && (
        <ProblemState title={t('failed.title')} error={shop.error} onRetry={again} />
      )}
      {shop.status === 'ready' && <ShopFloor shop={shop.value} again={again} />}
    </Frame>
  )
}

function Frame({ context, children }: { readonly context: string; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <PageFrame title={t('nav.store')} context={context}>
      {children}
    </PageFrame>
  )
}
