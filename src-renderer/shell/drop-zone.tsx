import { useEffect, useState } from 'react'
import { useActions } from '../store/context'
import { useWords } from '../text/words'
import { DownloadIcon } from '../ui/icons'
import styles from './drop-zone.module.css'
import { drops } from './hear-drops'

/** The whole window takes files: dropping one anywhere shows what it is worth. */
export function DropZone() {
  const { t } = useWords()
  const { handIn } = useActions()
  const [over, setOver] = useState(false)

  useEffect(() => drops.takeWith({ take: (files) => void handIn(files), over: setOver }), [handIn])

  if (!over) return null
  return (
    <div className={styles['zone']}>
      <div className={styles['card']} role="status">
        <DownloadIcon size={32} stroke={1.4} aria-hidden />
        <p className={styles['title']}>{t('files.drop')}</p>
        <p className={styles['why']}>{t('files.dropWhy')}</p>
      </div>
    </div>
  )
}
