import type { PlaceView } from '@shared/ipc/views'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { RefreshIcon } from '../../ui/icons'
import { hostsOf } from '../guide/site-pages'
import { SettingsGroup, SettingsLine } from './settings-group'

export function PlaceSettings() {
  const { t } = useWords()
  const { ask, show } = useActions()
  const place = useAppState((state) => state.place)
  const places = useAppState((state) => state.places)
  const others = places.filter(({ current }) => !current)
  const syncs = place.kind === 'service' || place.kind === 'practice'
  const { title, note } = placeWords(place, t)
  return (
    <SettingsGroup group="place" why={t('settings.placeStays')}>
      <SettingsLine title={title} note={note}>
        {syncs && (
          <Button icon={RefreshIcon} onClick={() => void ask('sync.now', {})}>
            {t('sync.now')}
          </Button>
        )}
        {place.kind === 'service' && (
          <Button onClick={() => void ask('place.sign-out', {})}>{t('settings.placeSignOut')}</Button>
        )}
        <Button onClick={() => show({ guide: 2 })}>
          {t(place.kind === 'none' ? 'detail.choosePlace' : 'settings.placeChange')}
        </Button>
      </SettingsLine>
      {others.map((one) => {
        const who = one.nickname || one.member || ''
        const name = [one.kind === 'practice' ? t('settings.placePractice') : one.name, who]
          .filter((part) => part !== '')
          .join(' · ')
        return (
          <SettingsLine
            key={one.id}
            title={name}
            note={[t('settings.placeOther', { waiting: one.waiting }), one.address]
              .filter((part) => part !== null)
              .join(' · ')}
          >
            <Button
              size="small"
              label={t('settings.placeSwitchTo', { name })}
              onClick={() => void ask('place.switch', { place: one.id })}
            >
              {t('settings.placeSwitch')}
            </Button>
          </SettingsLine>
        )
      })}
    </SettingsGroup>
  )
}

function placeWords(place: PlaceView, t: ReturnType<typeof useWords>['t']): { title: string; note: string } {
  switch (place.kind) {
    case 'none':
      return { title: t('settings.placeNone'), note: t('guide.place.why') }
    case 'practice':
      return { title: t('settings.placePractice'), note: t('guide.practice.why') }
    case 'service':
      return { title: place.name, note: `${t('settings.placeService')} · ${place.address}` }
    case 'assisted':
      return {
        title: place.site.name,
        note: `${t('settings.placeAssisted')} · ${hostsOf(place.site).join(', ')}`,
      }
  }
}
