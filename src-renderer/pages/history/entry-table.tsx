import type { HistoryRow, PointKind } from '@shared/ipc/views'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type KeyboardEvent } from 'react'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { cx } from '../../ui/cx'
import { rowNote } from './row-note'
import styles from './history-page.module.css'

type Props = {
  readonly rows: readonly HistoryRow[]
  readonly kind: PointKind
  readonly chosen: string | null
}

/** Every entry with its running balance, zeros too; only what is in view is in the page, and the size is told. */
export function EntryTable({ rows, kind, chosen }: Props) {
  const words = useWords()
  const { t } = words
  const { show } = useActions()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 10,
    initialRect: { width: 700, height: 600 },
  })
  const at = rows.findIndex(({ entry }) => entry.id === chosen)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step === undefined || !(event.target instanceof HTMLElement)) return
    const from = Number(event.target.closest('[data-index]')?.getAttribute('data-index') ?? at)
    const next = Math.min(rows.length - 1, Math.max(0, from + step))
    event.preventDefault()
    virtual.scrollToIndex(next, { align: 'auto' })
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector(`[data-index="${next}"]`)
      if (row instanceof HTMLElement) row.focus()
    })
  }

  return (
    <div
      className={styles['table']}
      role="table"
      aria-label={t('history.table')}
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup">
        <div className={styles['head']} role="row" aria-rowindex={1}>
          <span role="columnheader">{t('history.when')}</span>
          <span role="columnheader">{t('history.what')}</span>
          <span role="columnheader" className={styles['amount']}>
            {t('history.points')}
          </span>
          <span role="columnheader" className={styles['balance']}>
            {t('history.balance')}
          </span>
        </div>
      </div>
      <div ref={scroller} className={styles['scroller']} role="rowgroup" onKeyDown={onKeyDown}>
        <div className={styles['all']} style={{ height: virtual.getTotalSize() }} role="presentation">
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (!row) return null
            return (
              <EntryLine
                key={row.entry.id}
                row={row}
                index={item.index}
                top={item.start}
                estimate={kind === 'estimate'}
                selected={row.entry.id === chosen}
                first={item.index === Math.max(at, 0)}
                onPick={() => show({ entry: row.entry.id })}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

type LineProps = {
  readonly row: HistoryRow
  readonly index: number
  readonly top: number
  readonly estimate: boolean
  readonly selected: boolean
  /** The one that the Tab key comes to; the arrows go on from there. */
  readonly first: boolean
  readonly onPick: () => void
}

function EntryLine({ row, index, top, estimate, selected, first, onPick }: LineProps) {
  const words = useWords()
  const { entry, ruleName, balanceAfter } = row
  const tone = entry.amount > 0 ? 'plus' : entry.amount === 0 ? 'zero' : 'minus'
  const name =
    entry.kind === 'deduction' || entry.kind === 'reversal'
      ? words.t(`kind.${entry.kind}`)
      : words.local(ruleName)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      tabIndex={first ? 0 : -1}
      className={cx(styles['row'], selected && styles['selected'])}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onPick}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onPick()
      }}
    >
      <span role="cell" className={styles['when']}>
        {words.dayTime(entry.occurredAt)}
      </span>
      <span role="cell" className={styles['what']}>
        <span className={styles['rule']}>{name}</span>
        <span className={styles['label']}>{rowNote(row, words)}</span>
      </span>
      <span role="cell" className={cx(styles['amount'], styles[tone])}>
        {estimate && '≈ '}
        {words.signed(entry.amount)}
      </span>
      <span role="cell" className={styles['balance']}>
        {estimate && '≈ '}
        {words.number(balanceAfter)}
      </span>
    </div>
  )
}
