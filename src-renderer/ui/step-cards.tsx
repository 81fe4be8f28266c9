import type { ReactNode } from 'react'
import { PointsBadge } from './points-badge'
import styles from './step-cards.module.css'
import { cx } from './cx'

type CardsProps = {
  /** The name of a list whose order counts; without it the steps stand side by side in any order. */
  readonly route?: string
  /** For steps that say little, so that more of them stand beside each other. */
  readonly narrow?: boolean
  /** Each a `StepCard`. */
  readonly children: ReactNode
}

/** What comes next, as cards inside a card. */
export function StepCards({ route, narrow = false, children }: CardsProps) {
  const look = cx(styles['steps'], narrow && styles['narrow'])
  return route === undefined ? (
    <ul className={look}>{children}</ul>
  ) : (
    <ol className={look} aria-label={route}>
      {children}
    </ol>
  )
}

type Props = {
  readonly title: string
  /** Already formatted, with its sign. */
  readonly points?: string
  readonly why?: string
  /** What does it, where the app can: a `TextButton`. */
  readonly children?: ReactNode
}

export function StepCard({ title, points, why, children }: Props) {
  return (
    <li className={styles['step']}>
      <div className={styles['head']}>
        <h3>{title}</h3>
        {points !== undefined && <PointsBadge amount={points} look="to-earn" />}
      </div>
      {why !== undefined && <p className="small-words">{why}</p>}
      {children}
    </li>
  )
}
