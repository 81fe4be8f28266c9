import { useEffect, useRef, type ReactNode } from 'react'
import { useApp } from '../store/context'
import { Balance } from './balance'
import styles from './page-frame.module.css'
import { WindowButtons } from './window-buttons'

type Props = {
  readonly title: string
  readonly context: string
  readonly children: ReactNode
  /** The page fills the window and scrolls in its own parts. */
  readonly fixed?: boolean
}

let shownBefore = false

/** Header with heading and context, then the page. After a change of page the focus moves to its heading. */
export function PageFrame({ title, context, children, fixed = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const page = useApp((store) => store.view.page)

  useEffect(() => {
    // At the start the focus stays where the system put it.
    if (shownBefore) heading.current?.focus()
    shownBefore = true
  }, [page])

  return (
    <div className={styles['frame']}>
      <header className={styles['header']}>
        <div className={styles['heading']}>
          <h1 ref={heading} tabIndex={-1} id="page-heading">
            {title}
          </h1>
          <p className={styles['context']}>{context}</p>
        </div>
        <Balance />
        <WindowButtons />
      </header>
      <main id="page" aria-labelledby="page-heading" className={fixed ? styles['fixed'] : styles['scroll']}>
        <div className={styles['content']}>{children}</div>
      </main>
    </div>
  )
}
