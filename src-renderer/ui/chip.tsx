import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { cx } from './cx'
import type { Icon } from './icons'

export type Tone =
  'good' | 'wait' | 'mend' | 'stop' | 'neutral' | 'accent' | 'bare' | 'bare-good' | 'bare-wait'

type Props = { readonly tone: Tone; readonly icon?: Icon; readonly children: ReactNode }

/** Icon and words, 22 high. Colour only repeats what both say. */
export function Chip({ tone, icon: Mark, children }: Props) {
  return (
    <span className={cx(styles['chip'], styles[tone])}>
      {Mark && <Mark size={14} stroke={2} aria-hidden />}
      <span className={styles['words']}>{children}</span>
    </span>
  )
}
