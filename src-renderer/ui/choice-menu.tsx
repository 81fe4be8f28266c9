import { Button as MantineButton, Menu } from '@mantine/core'
import styles from './button.module.css'
import menu from './choice-menu.module.css'
import { cx } from './cx'
import { CheckIcon, DownIcon, type Icon } from './icons'

type Item = {
  readonly key: string
  readonly label: string
  readonly onPick: () => void
  /** Whether it is the chosen one; absent where nothing stays chosen. */
  readonly on?: boolean
}
type Props = {
  readonly label: string
  /** What the menu chooses, when the label only shows what is chosen. */
  readonly name?: string
  readonly icon?: Icon
  readonly items: readonly Item[]
}

/** A button with a short list that opens under it. */
export function ChoiceMenu({ label, name, icon: Mark, items }: Props) {
  return (
    <Menu shadow="md" position="bottom-end" withinPortal>
      <Menu.Target>
        <MantineButton
          variant="default"
          className={cx(styles['button'], styles['secondary'], styles['normal'])}
          leftSection={Mark ? <Mark size={16} stroke={1.75} aria-hidden /> : undefined}
          rightSection={Mark ? undefined : <DownIcon size={16} stroke={1.75} aria-hidden />}
          {...(name === undefined ? {} : { 'aria-label': `${name}: ${label}` })}
        >
          {label}
        </MantineButton>
      </Menu.Target>
      <Menu.Dropdown className={menu['menu'] ?? ''}>
        {items.map(({ key, label: text, onPick, on }) => (
          <Menu.Item
            key={key}
            onClick={onPick}
            {...(on === undefined
              ? {}
              : {
                  'aria-current': on,
                  rightSection: on ? <CheckIcon size={14} stroke={2} aria-hidden /> : undefined,
                })}
          >
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
