import { ActionIcon, Button as MantineButton } from '@mantine/core'
import type { MouseEventHandler, ReactNode } from 'react'
import type { Icon } from './icons'
import styles from './button.module.css'
import { cx } from './cx'

type ButtonProps = {
  readonly children: ReactNode
  readonly onClick?: MouseEventHandler<HTMLButtonElement>
  /** At most one primary in view. */
  readonly kind?: 'primary' | 'secondary' | 'quiet'
  /** 28, 32, or 40 for the action of a page. */
  readonly size?: 'small' | 'normal' | 'page'
  readonly icon?: Icon
  readonly iconAfter?: Icon
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly type?: 'button' | 'submit'
  readonly label?: string
  readonly expanded?: boolean
  readonly full?: boolean
}

export function Button({
  children,
  onClick,
  kind = 'secondary',
  size = 'normal',
  icon: Before,
  iconAfter: After,
  busy = false,
  disabled = false,
  type = 'button',
  label,
  expanded,
  full = false,
}: ButtonProps) {
  return (
    <MantineButton
      type={type}
      variant={kind === 'primary' ? 'filled' : kind === 'secondary' ? 'default' : 'subtle'}
      className={cx(styles['button'], styles[kind], styles[size])}
      disabled={disabled || busy}
      fullWidth={full}
      leftSection={Before ? <Before size={16} stroke={1.75} aria-hidden /> : undefined}
      rightSection={After ? <After size={16} stroke={1.75} aria-hidden /> : undefined}
      {...(onClick ? { onClick } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(busy ? { 'aria-busy': true } : {})}
    >
      {children}
    </MantineButton>
  )
}

type IconButtonProps = {
  readonly icon: Icon
  readonly label: string
  readonly onClick?: MouseEventHandler<HTMLButtonElement>
  readonly size?: number
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly expanded?: boolean
  /** 24 px and pale, beside a heading. */
  readonly small?: boolean
}

export function IconButton({
  icon: Mark,
  label,
  onClick,
  size = 16,
  busy,
  disabled,
  expanded,
  small = false,
}: IconButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={cx(styles['icon'], small && styles['note'], busy && styles['busy'])}
      aria-label={label}
      title={label}
      disabled={disabled ?? false}
      {...(onClick ? { onClick } : {})}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
    >
      <Mark size={size} stroke={size > 18 ? 1.6 : 1.75} aria-hidden />
    </ActionIcon>
  )
}

type TextButtonProps = {
  readonly children: ReactNode
  readonly onClick: MouseEventHandler<HTMLButtonElement>
  readonly label?: string
}

/** An action in the colour of a link, for the quiet ones at the end of a line. */
export function TextButton({ children, onClick, label }: TextButtonProps) {
  return (
    <button type="button" className={styles['text']} onClick={onClick} aria-label={label}>
      {children}
    </button>
  )
}
