import type { CommunityStandingView } from '@shared/ipc/standing-view'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { PointsBadge } from '../../ui/points-badge'
import { nextSteps, type NextStep } from './next-steps'
import styles from './badges.module.css'

type Props = { readonly standing: CommunityStandingView }

/** How far the next title is and what it unlocks; below it what brings points, and which level each would make. */
export function NextUp({ standing }: Props) {
  const { t } = useWords()
  const steps = nextSteps(standing)
  return (
    <section aria-labelledby="next">
      <header className={styles['head']}>
        <h2 id="next">{t('badges.next')}</h2>
        <span>{t('badges.nextWhy')}</span>
      </header>
      <Card flush>
        <NextTitle standing={standing} />
        <ul className={styles['steps']}>
          {steps.map((step) => (
            <li key={step.rule} className={styles['step']}>
              <Step step={step} standing={standing} />
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}

function NextTitle({ standing: { titles, level, points, pointsPerLevel } }: Props) {
  const { t, local, number } = useWords()
  const next = titles.find(({ from }) => from > level)
  if (!next) return <p className={styles['nextTitle']}>{t('badges.lastTitleReached')}</p>
  const togo = next.from * pointsPerLevel - points
  return (
    <div className={styles['nextTitle']}>
      <p className={styles['nextTitleName']}>
        {t('badges.toTitle', { count: togo, points: number(togo), title: local(next.title) })}
      </p>
      <p className="small-words">
        {next.unlocks
          ? t('badges.toTitleUnlocks', { level: next.from, what: local(next.unlocks.label) })
          : t('badges.toTitleLevel', { level: next.from })}
      </p>
    </div>
  )
}

function Step({ step, standing }: { readonly step: NextStep; readonly standing: CommunityStandingView }) {
  const { t, local, number, signed, date } = useWords()
  const { level, titles, timeZone } = standing
  const title = titles.find(({ from, to }) => step.level >= from && step.level <= to)
  const isNewTitle = title !== undefined && title.from > level
  return (
    <>
      <span>
        <b className={styles['stepName']}>{local(step.name)}</b>
        {step.asks && local(step.asks)}
      </span>
      <span className={styles['stepFigures']}>
        <span>
          {step.kind === 'counted'
            ? t('badges.stepTogo', { togo: number(step.togo) })
            : t('badges.stepComes', { date: date(step.at, timeZone) })}
        </span>
        <span>
          {isNewTitle
            ? t('badges.stepTitle', { level: step.level, title: local(title.title) })
            : step.level > level && t('badges.stepLevel', { level: step.level })}
        </span>
      </span>
      <PointsBadge amount={signed(step.points)} look="to-earn" />
    </>
  )
}
