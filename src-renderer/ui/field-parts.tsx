import type { ReactNode } from 'react'
import styles from './fields.module.css'

/** What every field has. */
export type Common = {
  readonly label: string
  /** Where the value came from, or what it is for; at the right of the label. */
  readonly note?: string | undefined
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
  readonly placeholder?: string | undefined
  readonly disabled?: boolean
}

const classNames = {
  root: styles['root'] ?? '',
  label: styles['label'] ?? '',
  input: styles['input'] ?? '',
  description: styles['hint'] ?? '',
  error: styles['wrong'] ?? '',
}

const labelled = (label: string, note: string | undefined): ReactNode =>
  note === undefined ? (
    label
  ) : (
    <>
      <span>{label}</span>
      <span className={styles['note']}>{note}</span>
    </>
  )

/** The same of a field as the library takes it, in our order: label, input, hint, what is wrong. */
export const common = ({ label, note, hint, wrong, placeholder, disabled }: Common) => ({
  label: labelled(label, note),
  description: hint,
  error: wrong,
  placeholder: placeholder ?? '',
  disabled: disabled ?? false,
  classNames,
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
    'label' | 'input' | 'description' | 'error'
  )[],
})
