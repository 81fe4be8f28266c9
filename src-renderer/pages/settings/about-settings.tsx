import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { SettingsGroup, SettingsLine } from './settings-group'

export function AboutSettings() {
  const { t } = useWords()
  const { show } = useActions()
  const version = useAppState((state) => state.app.version)
  return (
    <SettingsGroup group="about">
      <SettingsLine title={t('settings.guide')} note={t('settings.guideWhy')}>
        <Button size="small" onClick={() => show({ guide: 1 })}>
          {t('settings.guideAgain')}
        </Button>
      </SettingsLine>
      <SettingsLine title={t('keys.title')} note={t('keys.why')}>
        <Button size="small" onClick={() => show({ shortcutsOpen: true })}>
          {t('keys.show')}
        </Button>
      </SettingsLine>
      <SettingsLine
        title={t('settings.version', { version })}
        note={`${t('settings.aboutWhy')} ${t('settings.fonts')}`}
      />
    </SettingsGroup>
  )
}
