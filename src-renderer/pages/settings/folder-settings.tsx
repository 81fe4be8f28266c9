import type { FolderView } from '@shared/ipc/views'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Toggle } from '../../ui/fields'
import { FolderPlusIcon } from '../../ui/icons'
import { IgnorePatterns } from './ignore-patterns'
import { SettingsGroup, SettingsLine } from './settings-group'
import styles from './settings.module.css'

export function FolderSettings() {
  const { t } = useWords()
  const { ask, show } = useActions()
  const folders = useAppState((state) => state.folders)
  const paused = useAppState((state) => state.settings.paused)
  return (
    <SettingsGroup
      group="folders"
      why={t('settings.foldersWhy')}
      actions={
        <Button icon={FolderPlusIcon} onClick={() => void ask('folders.choose', {})}>
          {t('settings.addFolder')}
        </Button>
      }
    >
      {folders.length === 0 && <SettingsLine title={t('settings.noFolders')} />}
      {folders.map((folder) => (
        <FolderLine key={folder.id} folder={folder} />
      ))}
      <SettingsLine title={t('earlier.title')} note={t('earlier.why')}>
        <Button size="small" onClick={() => show({ earlierOpen: true })}>
          {t('earlier.open')}
        </Button>
      </SettingsLine>
      <SettingsLine title={t('settings.pause')} note={t('settings.pauseWhy')}>
        <Toggle
          label=""
          name={t('settings.pause')}
          on={paused}
          onChange={(on) => void ask('settings.change', { paused: on })}
        />
      </SettingsLine>
    </SettingsGroup>
  )
}

function FolderLine({ folder }: { readonly folder: FolderView }) {
  const { t } = useWords()
  const { ask } = useActions()
  const accepted = folder.state === 'accepted'
  const decide = (state: 'accepted' | 'declined') => void ask('folders.decide', { folder: folder.id, state })
  const named = (action: string) => t('settings.folderAction', { action, path: folder.path })
  const what = t(folder.kind === 'exports' ? 'guide.folders.exports' : 'guide.folders.data')
  const state = accepted
    ? t('settings.watching', { state: folder.watching })
    : t('settings.state', { state: folder.state })
  const trouble = accepted && (folder.watching === 'missing' || folder.watching === 'failed')
  return (
    <>
      <SettingsLine
        title={<code className={styles['path']}>{folder.path}</code>}
        note={
          <>
            {what} · <span className={trouble ? styles['trouble'] : undefined}>{state}</span>
          </>
        }
      >
        {!accepted && (
          <Button size="small" label={named(t('settings.accept'))} onClick={() => decide('accepted')}>
            {t('settings.accept')}
          </Button>
        )}
        {folder.state === 'offered' && (
          <Button
            size="small"
            kind="quiet"
            label={named(t('settings.decline'))}
            onClick={() => decide('declined')}
          >
            {t('settings.decline')}
          </Button>
        )}
        {accepted && (
          <Button size="small" label={named(t('settings.stop'))} onClick={() => decide('declined')}>
            {t('settings.stop')}
          </Button>
        )}
        <Button
          size="small"
          kind="quiet"
          label={named(t('settings.forget'))}
          onClick={() => void ask('folders.forget', { folder: folder.id })}
        >
          {t('settings.forget')}
        </Button>
      </SettingsLine>
      {accepted && folder.kind === 'exports' && (
        <div className={styles['sub']}>
          <Toggle
            name={named(t('settings.byItself'))}
            label={
              <>
                {t('settings.byItself')}
                <span className={styles['subWhy']}>{t('settings.byItselfWhy')}</span>
              </>
            }
            on={folder.publishByItself}
            onChange={(on) => void ask('folders.publish-by-itself', { folder: folder.id, on })}
          />
          <IgnorePatterns folder={folder} />
        </div>
      )}
    </>
  )
}
