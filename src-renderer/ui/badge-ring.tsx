import type { Icon } from './icons'
import { cx } from './cx'
import styles from './badge-ring.module.css'

const radii = [29, 25, 21] as const

type Props = { readonly icon: Icon; readonly earned: boolean }

/** Three perimeters: solid for a badge that was earned, dotted for one still to earn. Decoration; words stand beside it. */
export function BadgeRing({ icon: Mark, earned }: Props) {
  return (
    <span className={cx(styles['ring'], earned && styles['earned'])} aria-hidden>
      <svg viewBox="0 0 64 64" width={64} height={64}>
        {radii.map((radius) => (
          <circle key={radius} cx={32} cy={32} r={radius} fill="none" className={styles['perimeter']} />
        ))}
      </svg>
      <Mark size={22} stroke={1.6} />
    </span>
  )
}
