import type { EarlierExport } from '@shared/ipc/earlier'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useWords } from '../../text/words'
import { Tick } from '../../ui/fields'
import { PointsBadge } from '../../ui/points-badge'
import styles from './earlier.module.css'

type Props = {
  readonly offered: readonly EarlierExport[]
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (chosen: ReadonlySet<string>) => void
}

const rowHeight = 52

/** Thousands of them stay smooth: only what is in view is in the page. */
export function EarlierList({ offered, chosen, onChosen }: Props) {
  const { t, signed, dayTime } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: offered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 600, height: 320 },
  })
  const all = offered.every(({ file }) => chosen.has(file))
  const toggle = (file: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(file)
    else next.delete(file)
    onChosen(next)
  }
  return (
    <div className={styles['list']}>
      <div className={styles['all']}>
        <Tick
          label={t('earlier.all', { count: offered.length })}
          on={all}
          onChange={(on) => onChosen(new Set(on ? offered.map(({ file }) => file) : []))}
        />
      </div>
      <div ref={scroller} className={styles['scroller']} role="list" aria-label={t('earlier.list')}>
        <div className={styles['rows']} style={{ height: virtual.getTotalSize() }} role="presentation">
          {virtual.getVirtualItems().map((item) => {
            const one = offered[item.index]
            if (!one) return null
            const what = one.publishes.length === 2 ? 'both' : (one.publishes[0] ?? 'profile')
            return (
              <div
                key={one.file}
                role="listitem"
                aria-setsize={offered.length}
                aria-posinset={item.index + 1}
                className={styles['row']}
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              >
                <Tick
                  name={t('earlier.choose', { file: one.name })}
                  on={chosen.has(one.file)}
                  onChange={(on) => toggle(one.file, on)}
                  label={
                    <span className={styles['names']}>
                      <span className={styles['name']}>{one.name}</span>
                      <span className={styles['what']} title={one.folder}>
                        {`${t('earlier.publishes', { what })} · ${dayTime(one.seenAt)} · ${one.folder}`}
                      </span>
                    </span>
                  }
                />
                <PointsBadge amount={signed(one.points)} look={one.points > 0 ? 'to-earn' : 'neutral'} />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
