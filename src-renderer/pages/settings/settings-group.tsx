import type { ReactNode } from 'react'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { headingId, settingsGroups, type SettingsGroupName } from './settings-groups'
import styles from './settings.module.css'

type Props = {
  readonly group: SettingsGroupName
  readonly why?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function SettingsGroup({ group, why, actions, children }: Props) {
  const { t } = useWords()
  const id = headingId(group)
  return (
    <section aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id} tabIndex={-1}>
          {t(settingsGroups[group])}
        </h2>
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
