import { Checkbox, PasswordInput, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { common, type Common } from './field-parts'
import styles from './fields.module.css'
import { DownIcon, type Icon } from './icons'

type TextProps = Common & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength?: number
}

export function TextField({ value, onChange, maxLength, ...rest }: TextProps) {
  return (
    <TextInput
      {...common(rest)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(maxLength === undefined ? {} : { maxLength })}
    />
  )
}

export function SecretField({ value, onChange, ...rest }: TextProps) {
  return (
    <PasswordInput
      {...common(rest)}
      value={value}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function LongTextField({
  value,
  onChange,
  maxLength,
  rows = 5,
  ...rest
}: TextProps & { rows?: number }) {
  return (
    <Textarea
      {...common(rest)}
      value={value}
      rows={rows}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(maxLength === undefined ? {} : { maxLength })}
    />
  )
}

export type Choice<V extends string> = { readonly value: V; readonly label: string }

type PickProps<V extends string> = Common & {
  readonly value: V | null
  readonly choices: readonly Choice<V>[]
  readonly onChange: (value: V) => void
  /** The label stands beside it on the page already. */
  readonly hideLabel?: boolean
}

export function PickField<V extends string>({
  value,
  choices,
  onChange,
  hideLabel = false,
  ...rest
}: PickProps<V>) {
  return (
    <Select
      {...common(rest)}
      {...(hideLabel ? { label: undefined, 'aria-label': rest.label } : {})}
      value={value}
      data={choices.map((choice) => ({ ...choice }))}
      allowDeselect={false}
      rightSection={<DownIcon size={16} stroke={1.75} aria-hidden />}
      rightSectionPointerEvents="none"
      comboboxProps={{ shadow: 'md', withinPortal: true }}
      onChange={(next) => {
        const chosen = choices.find((choice) => choice.value === next)
        if (chosen) onChange(chosen.value)
      }}
    />
  )
}

type SegmentProps<V extends string> = {
  readonly label: string
  readonly value: V | null
  readonly choices: readonly Choice<V>[]
  readonly onChange: (value: V) => void
  readonly full?: boolean
}

export function Segmented<V extends string>({
  label,
  value,
  choices,
  onChange,
  full = false,
}: SegmentProps<V>) {
  return (
    <SegmentedControl
      aria-label={label}
      value={value ?? ''}
      data={choices.map((choice) => ({ ...choice }))}
      fullWidth={full}
      transitionDuration={120}
      classNames={{
        root: styles['segments'] ?? '',
        indicator: styles['segmentOn'] ?? '',
        label: styles['segment'] ?? '',
      }}
      onChange={(next) => {
        const chosen = choices.find((choice) => choice.value === next)
        if (chosen) onChange(chosen.value)
      }}
    />
  )
}

type TickProps = {
  readonly label: ReactNode
  readonly name?: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly disabled?: boolean
}

export function Tick({ label, name, on, onChange, disabled = false }: TickProps) {
  return (
    <Checkbox
      label={label}
      checked={on}
      disabled={disabled}
      classNames={{
        input: styles['tick'] ?? '',
        label: styles['tickLabel'] ?? '',
        body: styles['tickBody'] ?? '',
      }}
      onChange={(event) => onChange(event.currentTarget.checked)}
      {...(name === undefined ? {} : { 'aria-label': name })}
    />
  )
}

export function Toggle({ label, name, on, onChange }: TickProps) {
  return (
    <Switch
      label={label}
      checked={on}
      withThumbIndicator={false}
      classNames={{ track: styles['toggle'] ?? '', label: styles['tickLabel'] ?? '' }}
      onChange={(event) => onChange(event.currentTarget.checked)}
      {...(name === undefined ? {} : { 'aria-label': name })}
    />
  )
}

type SearchProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly icon: Icon
  readonly keys?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

export function SearchField({ label, value, onChange, icon: Mark, keys, inputRef }: SearchProps) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      classNames={{ root: styles['search'] ?? '', input: styles['input'] ?? '' }}
      leftSection={<Mark size={16} stroke={1.75} aria-hidden />}
      rightSection={
        keys !== undefined && value === '' ? <kbd className={styles['keys']}>{keys}</kbd> : undefined
      }
      rightSectionWidth={60}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(inputRef ? { ref: inputRef } : {})}
    />
  )
}
