import type { ReviewWorth } from '@shared/ipc/community'
import { useWords } from '../../text/words'
import { PointsBadge } from '../../ui/points-badge'
import styles from './community.module.css'

type Props = {
  /** For every choice of parts. */
  readonly worth: readonly ReviewWorth[]
  /** For what is filled in now. */
  readonly gives: ReviewWorth | undefined
}

/** Every part of the sum: what is there counts, what is not could. Where a cap cuts it, that is said. */
export function WorthLines({ worth, gives }: Props) {
  const { t, signed, number, period } = useWords()
  const all = worth.find(({ photo, description }) => photo && description)
  const there = gives?.why.parts ?? []
  const cap = gives && gives.points < gives.why.asked ? gives.why.cap : undefined
  return (
    <div className={styles['worth']}>
      <div className={styles['worthHead']}>
        <h5>{t('review.worth')}</h5>
        <b>{signed(gives?.points ?? 0)}</b>
      </div>
      <ul>
        {(all?.why.parts ?? []).map(({ name, points }) => {
          const has = there.some((part) => part.name === name)
          const amount = signed(points)
          return (
            <li key={name}>
              <span>{t('why.part', { name })}</span>
              {has ? (
                <PointsBadge wide amount={amount} look="to-earn" />
              ) : (
                <span className="small-words">{t('review.possible', { amount })}</span>
              )}
            </li>
          )
        })}
      </ul>
      {gives && cap && cap.month !== null && (
        <p className="small-words">
          {t('review.cut', {
            asked: number(gives.why.asked),
            month: period(cap.month),
            limit: number(cap.limit),
            used: number(cap.usedBefore),
          })}
        </p>
      )}
    </div>
  )
}
