import type { CommunityStandingView } from '@shared/ipc/standing-view'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { LevelRing } from '../../ui/level-ring'
import { doneOf, nextSteps } from './next-steps'
import styles from './badges.module.css'

type Props = { readonly standing: CommunityStandingView }

/** The level as three perimeters, and what each of them counts. */
export function LevelCard({ standing }: Props) {
  const { t, local, number } = useWords()
  const { level, highest, points, toNextLevel, pointsPerLevel, titles } = standing
  const here = titles.find(({ from, to }) => level >= from && level <= to)
  const span = here ? here.to - here.from + 1 : 1
  const toTitle = here ? here.to + 1 - level : 0
  const nearest = nextSteps(standing).find((step) => step.kind === 'counted')
  const toLevel = toNextLevel === null ? 1 : 1 - toNextLevel / pointsPerLevel
  return (
    <Card>
      <div className={styles['summary']}>
        <LevelRing
          label={t('badges.level')}
          value={number(level)}
          sentence={t('badges.levelSentence', { level, highest, points: number(points) })}
          inner={nearest ? doneOf(nearest) : toLevel}
          middle={here ? (level - here.from) / span : 1}
          outer={level / highest}
        />
        <h2 className={styles['title']}>{local(standing.title)}</h2>
        <p className="small-words">
          {t('badges.points', { count: points, points: number(points) })}
          {toNextLevel !== null && (
            <> · {t('badges.toLevel', { points: number(toNextLevel), level: level + 1 })}</>
          )}
        </p>
        <p className="small-words">{t('badges.notSpent')}</p>
        <dl className={styles['rings']}>
          {nearest ? (
            <Ring
              tone="top"
              name={t('badges.innerStep', { name: local(nearest.name) })}
              value={t('badges.stepTogo', { togo: number(nearest.togo) })}
            />
          ) : (
            <Ring
              tone="top"
              name={t('badges.inner')}
              value={
                toNextLevel === null
                  ? t('badges.highest')
                  : t('badges.stepTogo', { togo: number(toNextLevel) })
              }
            />
          )}
          <Ring
            tone="mid"
            name={t('badges.middle')}
            value={
              level >= highest || here?.to === highest
                ? t('badges.lastTitle')
                : t('badges.levelsTogo', { count: toTitle })
            }
          />
          <Ring tone="low" name={t('badges.outer')} value={t('badges.of', { count: level, all: highest })} />
        </dl>
      </div>
    </Card>
  )
}

type RingProps = { readonly tone: 'low' | 'mid' | 'top'; readonly name: string; readonly value: string }

function Ring({ tone, name, value }: RingProps) {
  return (
    <div className={styles['ring']}>
      <dt className={styles[tone]}>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
