import { useState } from 'react'
import { useAsked } from '../../store/asked'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { CopyIcon, DownloadIcon } from '../../ui/icons'
import { SettingsGroup, SettingsLine } from './settings-group'
import styles from './settings.module.css'

/** Everything local: where it is, what it is and how large, to take away and to erase. */
export function StoredSettings() {
  const { t, bytes } = useWords()
  const { ask } = useActions()
  const folder = useAppState((state) => state.app.dataFolder)
  const { value } = useAsked('stored.get')
  const [copied, setCopied] = useState(false)
  const parts = value.status === 'ready' ? value.value.parts.filter(({ files }) => files > 0) : []
  return (
    <SettingsGroup
      group="stored"
      why={t('settings.storedWhy')}
      actions={
        <div className={styles['controls']}>
          <Button icon={DownloadIcon} onClick={() => void ask('stored.export', {})}>
            {t('settings.exportAll')}
          </Button>
          <Button icon={DownloadIcon} onClick={() => void ask('history.export', { format: 'csv' })}>
            {t('settings.exportCsv')}
          </Button>
        </div>
      }
    >
      <SettingsLine title={<code className={styles['path']}>{folder}</code>}>
        <Button
          size="small"
          icon={CopyIcon}
          onClick={() => void ask('clipboard.write', { text: folder }).then(({ ok }) => setCopied(ok))}
        >
          {t(copied ? 'action.copied' : 'settings.copyPath')}
        </Button>
      </SettingsLine>
      {parts.map(({ what, files, size }) => (
        <SettingsLine key={what} title={t('settings.part', { what })}>
          <span className={styles['note']}>{t('settings.partFiles', { count: files })}</span>
          <span className={styles['size']}>{bytes(size)}</span>
        </SettingsLine>
      ))}
      <EraseLine />
    </SettingsGroup>
  )
}

/** Two steps: what it takes with it is said before it is done. */
function EraseLine() {
  const { t } = useWords()
  const { ask } = useActions()
  const waiting = useAppState((state) => state.places.reduce((sum, place) => sum + place.waiting, 0))
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <SettingsLine title={t('settings.erase')} note={t('settings.eraseWhy')}>
        <Button onClick={() => setAsked(true)}>{t('settings.eraseAsk')}</Button>
      </SettingsLine>
    )
  return (
    <SettingsLine
      title={t('settings.eraseSure')}
      note={<span role="alert">{t('settings.eraseTakes', { waiting })}</span>}
    >
      <Button onClick={() => void ask('stored.erase', { sure: true })}>{t('settings.eraseDo')}</Button>
      <Button kind="quiet" onClick={() => setAsked(false)}>
        {t('settings.eraseKeep')}
      </Button>
    </SettingsLine>
  )
}
