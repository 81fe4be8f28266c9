import { useEffect, useId, useRef, type ReactNode } from 'react'
import { IconButton } from './button'
import { CloseIcon } from './icons'
import styles from './side-drawer.module.css'

type Props = {
  /** Small line above the heading. */
  readonly context: string
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  /** Changes when another row was chosen: the focus then goes to the heading again. */
  readonly about: string
}

/** Opens beside the list, 376 wide. Escape closes it and gives the focus back to where it came from. */
export function SideDrawer({ context, title, closeLabel, onClose, children, foot, about }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const cameFrom = useRef<Element | null>(null)
  const titleId = useId()

  useEffect(() => {
    cameFrom.current = document.activeElement
    heading.current?.focus()
  }, [about])

  const close = () => {
    onClose()
    const back = cameFrom.current
    if (back instanceof HTMLElement) requestAnimationFrame(() => back.focus())
  }

  return (
    <aside
      className={styles['drawer']}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className={styles['body']}>
        <div className={styles['top']}>
          <span className={styles['context']}>{context}</span>
          <IconButton icon={CloseIcon} label={closeLabel} onClick={close} size={18} />
        </div>
        <h2 id={titleId} ref={heading} tabIndex={-1} className={styles['title']}>
          {title}
        </h2>
        {children}
      </div>
      {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
    </aside>
  )
}
