import { useActions, useAppState } from '../../store/context'
import { capPeriod, leftToEarn } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { AimIcon } from '../../ui/icons'
import { PointsBadge } from '../../ui/points-badge'
import { SectionBar } from './section-bar'
import styles from './within-reach.module.css'

/** One honest line on top: what can still be earned now, and where. A sum over the tasks below, nothing planned. */
export function WithinReach() {
  const { t, local, number, period: periodText, date } = useWords()
  const { show } = useActions()
  const { sections, tasks, timeZone } = useAppState((state) => state.tasks)
  const unreachable = useAppState((state) => state.sync.state === 'unreachable')
  const place = useAppState((state) => state.place)
  const period = capPeriod(tasks)
  const total = tasks.reduce((sum, task) => sum + leftToEarn(task), 0)
  const monthName = period ? periodText(period.month) : ''
  return (
    <Card flush>
      <div className={styles['card']}>
        <div className={styles['statement']}>
          <h2 className={styles['title']}>
            {t('tasks.withinReach', { count: total, points: number(total), month: monthName })}
          </h2>
          <p className={styles['why']}>
            {t('tasks.withinReachWhy')}
            {period?.opensAt != null && (
              <> {t('tasks.withinReachOpens', { date: date(period.opensAt, timeZone) })}</>
            )}
          </p>
          <div className={styles['set']}>
            {place.kind === 'none' ? (
              <Button kind="primary" onClick={() => show({ guide: 2 })}>
                {t('detail.choosePlace')}
              </Button>
            ) : (
              <Button icon={AimIcon} onClick={() => show({ goalOpen: true })}>
                {t('goal.choose')}
              </Button>
            )}
          </div>
          {unreachable && place.kind === 'service' && (
            <p className={styles['offline']}>{t('tasks.offlineNote', { place: place.name })}</p>
          )}
        </div>
        <ul className={styles['sections']}>
          {sections.map((section) => {
            const own = tasks.filter((task) => task.section === section.id)
            const left = own.reduce((sum, task) => sum + leftToEarn(task), 0)
            return (
              <li key={section.id} className={styles['section']}>
                <div className={styles['line']}>
                  <span className={styles['name']}>{local(section.name)}</span>
                  {own.every((task) => task.action === 'none') ? (
                    <span className={styles['later']}>{t('tasks.notHereYet')}</span>
                  ) : (
                    <PointsBadge
                      amount={
                        left > 0 ? t('tasks.leftHere', { points: number(left) }) : t('tasks.nothingLeft')
                      }
                      look={left > 0 ? 'to-earn' : 'neutral'}
                    />
                  )}
                </div>
                <SectionBar name={local(section.name)} tasks={own} />
              </li>
            )
          })}
        </ul>
      </div>
    </Card>
  )
}
