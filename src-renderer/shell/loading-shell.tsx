import { useWords } from '../text/words'
import { LoadingArea, Shape } from '../ui/shape'
import styles from './window.module.css'

/** The window's own shape while the state is on its way. */
export function LoadingShell() {
  const { t } = useWords()
  return (
    <LoadingArea label={t('loading.label')}>
      <div className={styles['window']}>
        <div className={styles['row']}>
          <div className={styles['sideShape']}>
            {[0, 1, 2, 3, 4, 5, 6].map((line) => (
              <Shape key={line} height={28} radius={8} />
            ))}
          </div>
          <div className={styles['pageShape']}>
            <Shape height={24} width={200} radius={8} />
            <Shape height={120} radius={12} />
            <Shape height={240} radius={12} />
          </div>
        </div>
      </div>
    </LoadingArea>
  )
}
