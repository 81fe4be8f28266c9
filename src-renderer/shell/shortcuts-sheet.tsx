import { useActions, useApp, useAppState } from '../store/context'
import { useWords } from '../text/words'
import { Sheet } from '../ui/sheet'
import { shortcuts } from './shortcuts'
import styles from './shortcuts-sheet.module.css'

/** What the keyboard does, opened by `?` or from Settings. */
export function ShortcutsSheet() {
  const { t } = useWords()
  const { show } = useActions()
  const open = useApp((store) => store.view.shortcutsOpen)
  const platform = useAppState((state) => state.app.platform)
  const mod = platform === 'darwin' ? '⌘' : t('keys.ctrl')
  return (
    <Sheet
      open={open}
      title={t('keys.title')}
      context={t('keys.why')}
      closeLabel={t('action.close')}
      onClose={() => show({ shortcutsOpen: false })}
    >
      <dl className={styles['list']}>
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className={styles['line']}>
            <dt>{t(does)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className={styles['key']}>
                  {key === 'mod' ? mod : key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
