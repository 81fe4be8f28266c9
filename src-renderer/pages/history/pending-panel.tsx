import type { PendingRow } from '@shared/ipc/views'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { cx } from '../../ui/cx'
import { PointsBadge } from '../../ui/points-badge'
import { StateChip } from '../../ui/state-chip'
import { partsSum } from './row-note'
import styles from './history-page.module.css'

type Props = { readonly pending: readonly PendingRow[]; readonly chosen: string | null }

/** What is not confirmed yet stands in a panel of its own, without a balance. */
export function PendingPanel({ pending, chosen }: Props) {
  const { t, signed } = useWords()
  const sum = pending.reduce((total, row) => total + row.amount, 0)
  return (
    <section className={styles['pending']} aria-label={t('history.pending')}>
      <header className={styles['pendingHead']}>
        <h2>{t('history.pending')}</h2>
        <span>{t('history.pendingWhy')}</span>
        <span className={styles['pendingSum']} aria-label={t('history.pendingSum')}>
          {signed(sum)}
        </span>
      </header>
      <ul>
        {pending.map((row) => (
          <li key={`${row.claim} ${row.rule}`}>
            <PendingLine row={row} selected={chosen === pendingKey(row)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One claim may feed several rules: a row is known by both. */
export const pendingKey = (row: Pick<PendingRow, 'claim' | 'rule'>): string => `${row.claim} ${row.rule}`

function PendingLine({ row, selected }: { readonly row: PendingRow; readonly selected: boolean }) {
  const { local, dayTime, signed } = useWords()
  const { show } = useActions()
  const parts = partsSum(row.why)
  return (
    <button
      type="button"
      className={cx(styles['row'], styles['pendingRow'], selected && styles['selected'])}
      aria-pressed={selected}
      onClick={() => show({ entry: pendingKey(row) })}
    >
      <span className={styles['when']}>{dayTime(row.madeAt)}</span>
      <span className={styles['what']}>
        <span className={styles['rule']}>{local(row.ruleName)}</span>
        <span className={styles['label']}>{[row.label, parts].filter(Boolean).join(' · ')}</span>
      </span>
      <StateChip state={row.state} quiet />
      <span className={styles['end']}>
        <PointsBadge amount={signed(row.amount)} look="pending" />
      </span>
    </button>
  )
}
