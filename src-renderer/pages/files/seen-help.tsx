import { useActions, useApp, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { FolderIcon, FolderPlusIcon } from '../../ui/icons'
import { Sheet } from '../../ui/sheet'
import styles from './seen-help.module.css'

const ways = [
  ['seen.project', 'seen.projectHow'],
  ['seen.sliced', 'seen.slicedHow'],
  ['seen.preset', 'seen.presetHow'],
] as const

/** *Nothing seen yet?*: where the slicer saves, and that sending straight to the printer leaves no file. */
export function SeenHelp() {
  const { t } = useWords()
  const { show, ask, go } = useActions()
  const open = useApp((store) => store.view.seenHelpOpen)
  const folders = useAppState((state) => state.folders)
  return (
    <Sheet
      open={open}
      title={t('seen.title')}
      closeLabel={t('action.close')}
      onClose={() => show({ seenHelpOpen: false })}
      foot={
        <>
          <Button onClick={() => go('settings')}>{t('action.goToSettings')}</Button>
          <Button icon={FolderPlusIcon} onClick={() => void ask('folders.choose', {})}>
            {t('files.addFolder')}
          </Button>
        </>
      }
    >
      <div className={styles['help']}>
        <p className={styles['why']}>{t('seen.why')}</p>
        <dl className={styles['ways']}>
          {ways.map(([name, how]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{t(how)}</dd>
            </div>
          ))}
        </dl>
        <h3>{t('seen.folders')}</h3>
        {folders.length === 0 && <p className={styles['why']}>{t('seen.noFolders')}</p>}
        <ul className={styles['folders']}>
          {folders.map((folder) => (
            <li key={folder.id}>
              <FolderIcon size={16} stroke={1.75} aria-hidden />
              <div>
                <code>{folder.path}</code>
                <p className={styles['state']}>
                  {folder.state === 'accepted'
                    ? t('settings.watching', { state: folder.watching })
                    : t('settings.state', { state: folder.state })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}
