import { useEffect, useState } from 'react'
import { useActions } from '../store/context'
import { useWords } from '../text/words'
import { DownloadIcon } from '../ui/icons'
import styles from './drop-zone.module.css'
import { drops } from './hear-drops'

const carriesFiles = (event: DragEvent): boolean =>
  !event.defaultPrevented && (event.dataTransfer?.types.includes('Files') ?? false)

/** The whole window takes files: dropping one anywhere shows what it is worth. What is prevented already is somebody else's. */
export function DropZone() {
  const { t } = useWords()
  const { handIn } = useActions()
  const [over, setOver] = useState(false)

  useEffect(() => {
    // Each element below the pointer is entered and left; the window itself is left when none is entered any more.
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth += 1
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const drop = () => {
      depth = 0
      setOver(false)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])

  useEffect(() => drops.takeWith((files) => void handIn(files)), [handIn])

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
