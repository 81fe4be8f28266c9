import { Pill, PillsInput } from '@mantine/core'
import { useId, useState, type KeyboardEvent } from 'react'
import { useWords } from '../text/words'
import { common, type Common } from './field-parts'
import styles from './fields.module.css'

type Props = Common & {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly max?: number
  /** Said instead of the label where several fields on a page have the same one; it begins with the label. */
  readonly name?: string
}

const splitters = /[,;，\n]/u

/**
 * Words one after the other: typed or pasted with commas between them, taken in by Enter or on leaving, the last one
 * taken away by Backspace. A plain text field to assistive technology, with a list of buttons before it.
 */
export function TagField({ value, onChange, max = 30, placeholder, name, ...rest }: Props) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const disabled = rest.disabled ?? false

  const add = (words: readonly string[]) => {
    const known = new Set(value.map((tag) => tag.toLowerCase()))
    const fresh = words
      .map((word) => word.trim())
      .filter((word) => word !== '' && !known.has(word.toLowerCase()))
    if (fresh.length > 0) onChange([...value, ...new Set(fresh)].slice(0, max))
  }
  const take = (text: string) => {
    const words = text.split(splitters)
    setTyped(words.pop() ?? '')
    add(words)
  }
  const takeTyped = () => {
    add([typed])
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault()
      takeTyped()
    }
    if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1))
  }

  return (
    <PillsInput id={id} {...common(rest)}>
      <Pill.Group disabled={disabled}>
        {value.map((tag) => (
          <Pill
            key={tag}
            className={styles['pill'] ?? ''}
            withRemoveButton={!disabled}
            onRemove={() => onChange(value.filter((one) => one !== tag))}
            removeButtonProps={{
              'aria-label': t('field.removeTag', { tag }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {tag}
          </Pill>
        ))}
        <PillsInput.Field
          id={id}
          value={typed}
          disabled={disabled}
          placeholder={value.length >= max ? '' : (placeholder ?? '')}
          onChange={(event) => take(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={takeTyped}
          {...(name === undefined ? {} : { 'aria-label': name })}
        />
      </Pill.Group>
    </PillsInput>
  )
}
