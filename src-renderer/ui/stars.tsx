import { useId } from 'react'
import { cx } from './cx'
import { StarFilledIcon, StarHalfIcon, StarIcon } from './icons'
import styles from './stars.module.css'

const all = [1, 2, 3, 4, 5] as const

type Props = {
  /** A mean may have a fraction: it is shown to the nearest half star, and said exactly in the words. */
  readonly rating: number
  readonly label: string
}

/** A rating as stars; the words say the same. */
export function Stars({ rating, label }: Props) {
  const halves = Math.round(rating * 2)
  return (
    <span className={styles['stars']} role="img" aria-label={label}>
      {all.map((nth) => {
        const Mark = nth * 2 <= halves ? StarFilledIcon : nth * 2 - 1 === halves ? StarHalfIcon : StarIcon
        return <Mark key={nth} size={14} stroke={1.75} aria-hidden />
      })}
    </span>
  )
}

type FieldProps = {
  readonly label: string
  readonly nameOf: (count: number) => string
  readonly value: number | null
  readonly onChange: (value: number) => void
}

/** Five radios that look like stars. */
export function StarField({ label, nameOf, value, onChange }: FieldProps) {
  const group = useId()
  return (
    <fieldset className={styles['field']}>
      <legend>{label}</legend>
      {all.map((nth) => {
        const on = value !== null && nth <= value
        const Mark = on ? StarFilledIcon : StarIcon
        return (
          <label key={nth} className={cx(styles['choice'], on && styles['on'])}>
            <input
              type="radio"
              name={group}
              className="visually-hidden"
              checked={value === nth}
              onChange={() => onChange(nth)}
              aria-label={nameOf(nth)}
            />
            <Mark size={24} stroke={1.6} aria-hidden />
          </label>
        )
      })}
    </fieldset>
  )
}
