import styles from './points-badge.module.css'
import { cx } from './cx'
import { PracticeIcon } from './icons'

type Props = {
  /** Already formatted: a number alone on a task, with its sign on an amount. */
  readonly amount: string
  readonly look: 'to-earn' | 'earned' | 'pending' | 'neutral' | 'taken'
  readonly estimate?: boolean
  /** The word that says practice; shown with the flask. */
  readonly practice?: string | undefined
  readonly wide?: boolean
}

export function PointsBadge({ amount, look, estimate = false, practice, wide = false }: Props) {
  return (
    <span className={cx(styles['badge'], styles[look], wide && styles['wide'])}>
      {practice !== undefined && <PracticeIcon size={13} stroke={2} aria-label={practice} />}
      {estimate && <span>≈</span>}
      {amount}
    </span>
  )
}
