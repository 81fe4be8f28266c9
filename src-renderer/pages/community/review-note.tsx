import { useAppState } from '../../store/context'
import { capPeriod } from '../../store/selectors'
import { useWords } from '../../text/words'
import { PointsBadge } from '../../ui/points-badge'
import styles from './community.module.css'
import { reviewsLeft } from './reviews-left'

/** What there is to earn on this page: a review of one's own print, and how much room the month has for it. */
export function ReviewNote() {
  const { t, number, signed, period, date } = useWords()
  const { tasks, timeZone } = useAppState((state) => state.tasks)
  const left = reviewsLeft(tasks)
  if (left === null) return null
  const month = capPeriod([left.task])
  return (
    <p className={styles['reviewNote']} role="note">
      <PointsBadge amount={signed(left.most)} look={left.most > 0 ? 'to-earn' : 'neutral'} />
      <span>
        {left.most > 0
          ? t('community.reviewWorth', { points: number(left.task.points) })
          : t('community.reviewCapReached', {
              date: month?.opensAt == null ? 'none' : date(month.opensAt, timeZone),
            })}
        {left.most > 0 && month !== null && (
          <> {t('community.reviewLeft', { left: number(left.room), month: period(month.month) })}</>
        )}
      </span>
    </p>
  )
}
