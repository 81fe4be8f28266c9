import type { CommunityStandingView } from '@shared/ipc/standing-view'
import { PageFrame } from '../../shell/page-frame'
import { useAsked } from '../../store/asked'
import { useAppState } from '../../store/context'
import { placeName } from '../../store/selectors'
import { useWords } from '../../text/words'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea, Shape } from '../../ui/shape'
import { BadgeCards } from './badge-cards'
import { LevelCard } from './level-card'
import { NextUp } from './next-up'
import { TitlesCard } from './titles-card'
import { Ways } from './ways'
import styles from './badges.module.css'

/** Where the member stands in the community: the level and its titles, how points come, and every badge. */
export function BadgesPage() {
  const { t, local } = useWords()
  const place = useAppState((state) => state.place)
  const { value: asked, again } = useAsked('standing.get')
  const name = placeName(place) ?? t(place.kind === 'practice' ? 'place.practice' : 'place.none')
  const context =
    asked.status === 'ready'
      ? t('badges.contextIn', { programme: local(asked.value.programmeName), place: name })
      : t('badges.context')
  return (
    <PageFrame title={t('nav.badges')} context={context}>
      {asked.status === 'loading' && (
        <LoadingArea label={t('loading.label')}>
          <div className={styles['page']}>
            <Shape height={520} radius={12} />
            <Shape height={320} radius={12} />
          </div>
        </LoadingArea>
      )}
      {asked.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={asked.error} onRetry={again} />
      )}
      {asked.status === 'ready' && <Standing standing={asked.value} />}
    </PageFrame>
  )
}

function Standing({ standing }: { readonly standing: CommunityStandingView }) {
  const { t } = useWords()
  const place = useAppState((state) => state.place.kind)
  return (
    <div className={styles['page']}>
      <div className={styles['left']}>
        <LevelCard standing={standing} />
        <div className={styles['titles']}>
          <TitlesCard standing={standing} />
        </div>
      </div>
      <div className={styles['right']}>
        {!standing.known && (
          <p className={styles['note']}>{t(place === 'service' ? 'badges.unknown' : 'badges.notHere')}</p>
        )}
        <div className={styles['next']}>
          <NextUp standing={standing} />
        </div>
        <Ways standing={standing} />
        <BadgeCards badges={standing.badges} timeZone={standing.timeZone} />
      </div>
    </div>
  )
}
