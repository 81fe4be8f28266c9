import { PageFrame } from '../../shell/page-frame'
import { useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Browse } from './browse'
import { NoService } from './no-service'
import { OutOfReach } from './out-of-reach'

/** What others published: where a service is in use and within reach. Elsewhere the page says where it would be. */
export function CommunityPage() {
  const { t } = useWords()
  const place = useAppState((state) => state.place)
  const unreachable = useAppState((state) => state.sync.state === 'unreachable')
  return (
    <PageFrame title={t('nav.community')} context={t('community.context')}>
      {place.kind !== 'service' ? (
        <NoService place={place} />
      ) : unreachable ? (
        <OutOfReach place={place.name} />
      ) : (
        <Browse key={place.address} place={place.name} />
      )}
    </PageFrame>
  )
}
