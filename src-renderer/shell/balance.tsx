import { useActions, useAppState } from '../store/context'
import { useWords } from '../text/words'
import { Chip } from '../ui/chip'
import { ClockIcon, PracticeIcon } from '../ui/icons'
import styles from './balance.module.css'

/** Confirmed at a time, practice, or an estimate; what is pending stands apart and is never added. */
export function Balance() {
  const { t, number, signed, time, dayTime, isToday } = useWords()
  const points = useAppState((state) => state.points)
  const place = useAppState((state) => state.place)
  const { go } = useActions()
  if (place.kind === 'none' && points.balance === 0 && points.pending === 0) return null
  const at = points.confirmedAt
  const kind =
    points.kind === 'practice'
      ? t('balance.practice')
      : points.kind === 'estimate'
        ? t('balance.estimate')
        : at === null
          ? t('balance.notConfirmed')
          : t('balance.confirmed', { at: isToday(at) ? time(at) : dayTime(at) })
  return (
    <div className={styles['holder']}>
      {points.pending !== 0 && (
        <span className={styles['pending']}>
          <Chip tone="wait" icon={ClockIcon}>
            {t('balance.pending', { amount: signed(points.pending) })}
          </Chip>
        </span>
      )}
      <button
        type="button"
        className={styles['balance']}
        onClick={() => go('history')}
        title={t('balance.openHistory')}
      >
        {points.kind === 'practice' && <PracticeIcon size={16} stroke={1.75} aria-hidden />}
        <span className={styles['amount']}>
          {points.kind === 'estimate' && '≈ '}
          {number(points.balance)}
        </span>
        <span>{t('balance.points', { count: points.balance })}</span>
        <span className={styles['kind']}>{kind}</span>
      </button>
    </div>
  )
}
