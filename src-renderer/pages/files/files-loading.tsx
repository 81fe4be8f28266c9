import { useWords } from '../../text/words'
import { LoadingArea, Shape } from '../../ui/shape'
import styles from './files-page.module.css'
import list from './file-list.module.css'

/** The two panes in their own shape. */
export function FilesLoading() {
  const { t } = useWords()
  return (
    <LoadingArea label={t('loading.label')}>
      <div className={styles['panes']} data-detail="false">
        <div className={list['pane']}>
          <div className={list['tools']}>
            <Shape height={36} radius={8} />
          </div>
          {[0, 1, 2, 3, 4, 5, 6].map((line) => (
            <div key={line} className={list['tools']}>
              <Shape height={44} width={64} />
              <div className={list['names']}>
                <Shape height={44} />
              </div>
            </div>
          ))}
        </div>
        <div className={list['pane']}>
          <div className={list['tools']}>
            <Shape height={320} />
          </div>
        </div>
      </div>
    </LoadingArea>
  )
}
