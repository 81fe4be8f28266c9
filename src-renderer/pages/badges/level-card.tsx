import type { CommunityStandingView, TitleView } from '@shared/ipc/standing-view'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { cx } from '../../ui/cx'
import { LevelRing } from '../../ui/level-ring'
import { doneOf, nextSteps } from './next-steps'
import styles from './badges.module.css'

type Props = { readonly standing: CommunityStandingView }

/** The level as three perimeters, and the ladder of titles with what each unlocks. */
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
      <div className={styles['level']}>
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
            <Ring
              tone="low"
              name={t('badges.outer')}
              value={t('badges.of', { count: level, all: highest })}
            />
          </dl>
        </div>
        <div>
          <header className={styles['head']}>
            <h3>{t('badges.titles')}</h3>
            <span>{t('badges.titlesWhy')}</span>
          </header>
          <ol className={styles['ladder']} reversed>
            {titles.toReversed().map((title) => (
              <Rung key={title.from} title={title} level={level} />
            ))}
          </ol>
        </div>
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

function Rung({ title, level }: { readonly title: TitleView; readonly level: number }) {
  const { local } = useWords()
  const here = level >= title.from && level <= title.to
  const passed = level > title.to
  return (
    <li className={styles['rung']} aria-current={here ? 'step' : undefined}>
      <span className={styles['range']}>
        {title.from}–{title.to}
      </span>
      <span
        className={cx(styles['bar'], passed && styles['passed'], here && styles['here'])}
        style={
          here
            ? { backgroundSize: `${(100 * (level - title.from)) / (title.to + 1 - title.from)}% 100%` }
            : undefined
        }
      >
        <span>{local(title.title)}</span>
        <span className={styles['unlocks']}>{title.unlocks && local(title.unlocks.label)}</span>
      </span>
    </li>
  )
}
