import type { FileRow } from '@shared/ipc/views'
import { useMemo } from 'react'
import { useActions } from '../../store/context'
import { toPublish } from '../../store/selectors'
import { useWords } from '../../text/words'
import { FilesIcon } from '../../ui/icons'
import { PointsBadge } from '../../ui/points-badge'
import { Thumbnail } from '../../ui/thumbnail'
import { fileLine } from './file-words'
import styles from './worth-now.module.css'

const shownAtMost = 5

/** While no file is chosen: those that are worth points now, the newest first, each one click from its Publish. */
export function WorthNow({ rows }: { readonly rows: readonly FileRow[] }) {
  const words = useWords()
  const { t, number, signed } = words
  const { show } = useActions()
  const worth = useMemo(() => toPublish(rows), [rows])
  if (worth.length === 0) {
    return (
      <div className={styles['nothing']}>
        <FilesIcon size={32} stroke={1.3} aria-hidden />
        <p>{t('files.pickOne')}</p>
      </div>
    )
  }
  const more = worth.length - shownAtMost
  return (
    <section className={styles['worth']} aria-labelledby="worth-now">
      <h2 id="worth-now" className={styles['title']}>
        {t('files.worthNow', { count: worth.length, files: number(worth.length) })}
      </h2>
      <p className="small-words">{t('files.worthNowWhy')}</p>
      <ul className={styles['list']}>
        {worth.slice(0, shownAtMost).map((row) => (
          <li key={row.id}>
            <button type="button" className={styles['row']} onClick={() => show({ file: row.id })}>
              <Thumbnail row={row} />
              <span className={styles['text']}>
                <b>{row.title ?? row.name}</b>
                <span className="small-words">{fileLine(row, words)}</span>
              </span>
              {row.points !== null && <PointsBadge amount={signed(row.points)} look="to-earn" />}
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="small-words">{t('files.worthNowMore', { count: more, files: number(more) })}</p>
      )}
    </section>
  )
}
