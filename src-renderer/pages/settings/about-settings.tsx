import { useState } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { CopyIcon } from '../../ui/icons'
import { SettingsGroup, SettingsLine } from './settings-group'
import styles from './settings.module.css'

export function StoredSettings() {
  const { t } = useWords()
  const { ask } = useActions()
  const folder = useAppState((state) => state.app.dataFolder)
  const [copied, setCopied] = useState(false)
  return (
    <SettingsGroup title={t('settings.stored')} why={t('settings.storedWhy')}>
      <SettingsLine title={<code className={styles['path']}>{folder}</code>}>
        <Button
          size="small"
          icon={CopyIcon}
          onClick={() => void ask('clipboard.write', { text: folder }).then(({ ok }) => setCopied(ok))}
        >
          {t(copied ? 'action.copied' : 'settings.copyPath')}
        </Button>
      </SettingsLine>
    </SettingsGroup>
  )
}

export function AboutSettings() {
  const { t } = useWords()
  const { show } = useActions()
  const version = useAppState((state) => state.app.version)
  return (
    <SettingsGroup title={t('settings.about')}>
      <SettingsLine title={t('settings.guide')} note={t('settings.guideWhy')}>
        <Button size="small" onClick={() => show({ guide: 1 })}>
          {t('settings.guideAgain')}
        </Button>
      </SettingsLine>
      <SettingsLine
        title={t('settings.version', { version })}
        note={`${t('settings.aboutWhy')} ${t('settings.fonts')}`}
      />
    </SettingsGroup>
  )
}
