import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { IconButton } from './button'
import { CloseIcon } from './icons'
import styles from './sheet.module.css'

type Props = {
  readonly open: boolean
  readonly title: string
  readonly context?: ReactNode
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  /** 900 for publishing, 376 for a form or a list. */
  readonly width?: 'wide' | 'narrow'
}

/** Comes from the right over the page; takes the focus, and gives it back when it is closed. */
export function Sheet({
  open,
  title,
  context,
  closeLabel,
  onClose,
  children,
  foot,
  width = 'narrow',
}: Props) {
  return (
    <Drawer.Root
      classNames={{ content: styles['sheet'] ?? '' }}
      opened={open}
      onClose={onClose}
      position="right"
      size={width === 'wide' ? 900 : 440}
      transitionProps={{ duration: 200, timingFunction: 'ease-out' }}
      returnFocus
      lockScroll={false}
    >
      <Drawer.Overlay className={styles['veil'] ?? ''} />
      <Drawer.Content aria-label={title}>
        <div className={styles['column']}>
          <div className={styles['head']}>
            <div>
              <h2 className={styles['title']} tabIndex={-1} data-autofocus>
                {title}
              </h2>
              {context !== undefined && <p className={styles['context']}>{context}</p>}
            </div>
            <IconButton icon={CloseIcon} label={closeLabel} onClick={onClose} size={18} />
          </div>
          <div className={styles['body']}>{children}</div>
          {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
        </div>
      </Drawer.Content>
    </Drawer.Root>
  )
}
