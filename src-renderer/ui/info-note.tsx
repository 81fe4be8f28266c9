import { Popover } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { IconButton } from './button'
import { InfoIcon } from './icons'
import styles from './tip.module.css'

type Props = { readonly label: string; readonly title: string; readonly children: ReactNode }

/** The information icon: opens a text beside it. Escape closes it and gives the focus back. */
export function InfoNote({ label, title, children }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={360}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <span>
          <IconButton small icon={InfoIcon} label={label} expanded={open} onClick={() => setOpen(!open)} />
        </span>
      </Popover.Target>
      <Popover.Dropdown className={styles['note'] ?? ''} aria-label={title} data-autofocus tabIndex={-1}>
        <p className={styles['title']}>{title}</p>
        <div className={styles['text']}>{children}</div>
      </Popover.Dropdown>
    </Popover>
  )
}
