import type { ReactNode } from 'react'
import styles from './empty-state.module.css'
import { StoppedPrint } from './stopped-print'

type Props = {
  readonly title: string
  readonly why: ReactNode
  readonly actions?: ReactNode
  /** What waits here, or what else there is. */
  readonly children?: ReactNode
  readonly note?: string | undefined
}

/** Says what is the case, what still works and what to do; then what waits here. */
export function EmptyState({ title, why, actions, children, note }: Props) {
  return (
    <div className={styles['empty']}>
      <StoppedPrint />
      <h2 className={styles['title']}>{title}</h2>
      <div className={styles['why']}>{why}</div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      {children}
      {note !== undefined && <p className={styles['note']}>{note}</p>}
    </div>
  )
}
