import type { ReactNode } from 'react'
import styles from './card.module.css'
import { cx } from './cx'

type Props = { readonly children: ReactNode; readonly flush?: boolean; readonly label?: string }

export function Card({ children, flush = false, label }: Props) {
  return (
    <section className={cx(styles['card'], flush && styles['flush'])} aria-label={label}>
      {children}
    </section>
  )
}
