import type { HistoryView } from '@shared/ipc/views'
import { soonDays } from '@shared/ledger/lots-left'
import { useApp } from '../../store/context'
import { daysUntil } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import styles from './month-view.module.css'

/** What expires when, sum by sum; where points do not expire, that is said. */
export function Expiring({ history: { expiring, programme } }: { readonly history: HistoryView }) {
  const { t, number, date } = useWords()
  const months = programme.expiry?.months
  if (months === undefined && expiring.length === 0)
    return <p className={styles['figures']}>{t('history.neverExpire')}</p>
  return (
    <Card label={t('history.expiry')}>
      <div className={styles['line']}>
        <h3>{t('history.expiry')}</h3>
      </div>
      <p className={styles['figures']}>
        {months === undefined ? t('history.neverExpire') : t('history.expireAfter', { months })}
      </p>
      {expiring.length > 0 && (
        <ul className={styles['expiring']}>
          {expiring.map(({ at, points }) => (
            <li key={at} className={styles['line']}>
              <span>{date(at, programme.timeZone)}</span>
              <b>{t('history.expirePoints', { points: number(points) })}</b>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Said in time to spend them. */
export function ExpiryReminder({ history: { expiring, programme } }: { readonly history: HistoryView }) {
  const { t, number, date } = useWords()
  const now = useApp((store) => store.now)
  const [next] = expiring
  if (!next || daysUntil(now(), next.at) > soonDays) return null
  return (
    <p className={styles['reminder']} role="note">
      {t('history.expireSoon', { points: number(next.points), date: date(next.at, programme.timeZone) })}
    </p>
  )
}
