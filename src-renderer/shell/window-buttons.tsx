import { useActions, useApp } from '../store/context'
import { useWords } from '../text/words'
import { CloseIcon, MinusIcon, SquareIcon } from '../ui/icons'
import styles from './window-buttons.module.css'

/** Linux and Windows have no frame of their own here; macOS keeps its lights. */
export function WindowButtons() {
  const { t } = useWords()
  const { ask } = useActions()
  const platform = useApp(({ app }) => (app.status === 'ready' ? app.value.app.platform : null))
  if (platform === null || platform === 'darwin') return null
  const buttons = [
    { action: 'minimise', name: t('window.minimise'), icon: MinusIcon },
    { action: 'maximise', name: t('window.maximise'), icon: SquareIcon },
    { action: 'close', name: t('window.close'), icon: CloseIcon },
  ] as const
  return (
    <div className={styles['buttons']}>
      {buttons.map(({ action, name, icon: Mark }) => (
        <button
          key={action}
          type="button"
          className={styles['button']}
          aria-label={name}
          title={name}
          onClick={() => void ask('window.control', { action })}
        >
          <Mark size={16} stroke={1.5} aria-hidden />
        </button>
      ))}
    </div>
  )
}
