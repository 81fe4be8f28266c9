import { useApp, useAppState } from '../../store/context'
import { monthBefore, paceOf, pointsByMonth } from '../../store/points-by-month'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { MonthColumns } from '../../ui/month-columns'
import styles from './models.module.css'

const shownMonths = 12

/** Points over time, month by month, and where the present pace leads. */
export function PointsByMonth() {
  const { t, number, signed, period } = useWords()
  const history = useApp((store) => store.history)
  const now = useApp((store) => store.now)
  const pending = useAppState((state) => state.points.pending)
  const timeZone = useAppState((state) => state.tasks.timeZone)
  if (history.status !== 'ready' || history.value.rows.length === 0) return null
  const months = pointsByMonth(history.value.rows, timeZone, now(), shownMonths)
  const present = months.at(-1)
  const pace = paceOf(months)
  if (!present) return null
  const next = monthBefore(present.month, -1)
  return (
    <Card>
      <header className={styles['head']}>
        <h2>{t('models.overTime')}</h2>
        <span>
          {pace === null
            ? t('models.noPace')
            : t('models.pace', { points: number(pace), month: period(next) })}
        </span>
      </header>
      <MonthColumns
        label={t('models.overTime')}
        headings={{ month: t('models.month'), points: t('models.points') }}
        columns={[
          ...months.map(({ month, points }) => ({
            key: month,
            name: period(month),
            short: month.slice(5),
            points,
            text: signed(points),
            pending: month === present.month ? pending : 0,
            planned: false,
          })),
          ...(pace === null
            ? []
            : [
                {
                  key: next,
                  name: t('models.forecastOf', { month: period(next) }),
                  short: next.slice(5),
                  points: pace,
                  text: `≈ ${signed(pace)}`,
                  pending: 0,
                  planned: true,
                },
              ]),
        ]}
      />
    </Card>
  )
}
