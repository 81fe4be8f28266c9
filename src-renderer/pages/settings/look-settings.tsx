import { languages } from '@shared/i18n/language'
import { soonDays } from '@shared/ledger/lots-left'
import { useAsked } from '../../store/asked'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { PickField, Segmented, Toggle } from '../../ui/fields'
import { SettingsGroup, SettingsLine } from './settings-group'
import styles from './settings.module.css'

/** Each language by its own name, so that it can be found by who reads it. */
const ownNames = { en: 'English', de: 'Deutsch', 'zh-CN': '简体中文' } as const

export function LookSettings() {
  const { t } = useWords()
  const { ask } = useActions()
  const { language, appearance, tellExpiring } = useAppState((state) => state.settings)
  return (
    <SettingsGroup group="look">
      <AtLogin />
      <SettingsLine
        title={t('settings.tellExpiring')}
        note={t('settings.tellExpiringWhy', { days: soonDays })}
      >
        <Toggle
          label=""
          name={t('settings.tellExpiring')}
          on={tellExpiring}
          onChange={(on) => void ask('settings.change', { tellExpiring: on })}
        />
      </SettingsLine>
      <SettingsLine title={t('settings.language')}>
        <div className={styles['pick']}>
          <PickField
            label={t('settings.language')}
            hideLabel
            value={language ?? 'system'}
            choices={[
              { value: 'system', label: t('settings.languageSystem') },
              ...languages.map((one) => ({ value: one, label: ownNames[one] })),
            ]}
            onChange={(value) => void ask('settings.change', { language: value === 'system' ? null : value })}
          />
        </div>
      </SettingsLine>
      <SettingsLine title={t('settings.appearance')}>
        <Segmented
          label={t('settings.appearance')}
          value={appearance}
          choices={[
            { value: 'system', label: t('settings.appearance.system') },
            { value: 'light', label: t('settings.appearance.light') },
            { value: 'dark', label: t('settings.appearance.dark') },
          ]}
          onChange={(value) => void ask('settings.change', { appearance: value })}
        />
      </SettingsLine>
    </SettingsGroup>
  )
}

/** The system has the last word on it, so it is asked. */
function AtLogin() {
  const { t } = useWords()
  const { ask } = useActions()
  const { value, again } = useAsked('startup.get')
  return (
    <SettingsLine title={t('settings.atLogin')} note={t('settings.atLoginWhy')}>
      <Toggle
        label=""
        name={t('settings.atLogin')}
        on={value.status === 'ready' && value.value.on}
        onChange={(on) => void ask('startup.set', { on }).then(again)}
      />
    </SettingsLine>
  )
}
