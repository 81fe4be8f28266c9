import type { ReactNode } from 'react'
import { Card } from '../../ui/card'
import styles from './settings.module.css'

type Props = {
  readonly title: string
  readonly why?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function SettingsGroup({ title, why, actions, children }: Props) {
  return (
    <section aria-label={title}>
      <header className={styles['head']}>
        <h2>{title}</h2>
        {why !== undefined && <p>{why}</p>}
      </header>
      <Card flush>
        {children}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </Card>
    </section>
  )
}

type LineProps = {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly children?: ReactNode
}

export function SettingsLine({ title, note, children }: LineProps) {
  return (
    <div className={styles['line']}>
      <div className={styles['words']}>
        <div className={styles['name']}>{title}</div>
        {note !== undefined && <div className={styles['note']}>{note}</div>}
      </div>
      {children !== undefined && <div className={styles['controls']}>{children}</div>}
    </div>
  )
}
