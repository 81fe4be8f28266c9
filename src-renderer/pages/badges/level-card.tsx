import type { CommunityStandingView, TitleView } from '@shared/ipc/standing-view'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { cx } from '../../ui/cx'
import { LevelRing } from '../../ui/level-ring'
import styles from './badges.module.css'

type Props = { readonly standing: CommunityStandingView }

/** The level as three perimeters, and the ladder of titles with what each unlocks. */
export function LevelCard({ standing }: Props) {
  const { t, local, number } = useWords()
  const { level, highest, points, toNextLevel, pointsPerLevel, titles } = standing
  const here = titles.find(({ from, to }) => level >= from && level <= to)
  const span = here ? here.to - here.from + 1 : 1
  const toTitle = here ? here.to + 1 - level : 0
  return (
    <Card>
      <div className={styles['level']}>
        <LevelRing
          label={t('badges.level')}
          value={number(level)}
          sentence={t('badges.levelSentence', { level, highest, points: number(points) })}
          inner={toNextLevel === null ? 1 : 1 - toNextLevel / pointsPerLevel}
          middle={here ? (level - here.from) / span : 1}
          outer={level / highest}
        />
        <h2 className={styles['title']}>{local(standing.title)}</h2>
        <p className={styles['small']}>{t('badges.points', { count: points, points: number(points) })}</p>
        <dl className={styles['rings']}>
          <Ring
            name={t('badges.inner')}
            value={
              toNextLevel === null ? t('badges.highest') : t('badges.togo', { count: number(toNextLevel) })
            }
          />
          <Ring
            name={t('badges.middle')}
            value={
              level >= highest || here?.to === highest
                ? t('badges.lastTitle')
                : t('badges.levelsTogo', { count: toTitle })
            }
          />
          <Ring name={t('badges.outer')} value={t('badges.of', { count: level, all: highest })} />
        </dl>
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
    </Card>
  )
}

function Ring({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles['ring']}>
      <dt>{name}</dt>
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
      <span className={cx(styles['bar'], passed && styles['passed'], here && styles['here'])}>
        <span>{local(title.title)}</span>
        <span className={styles['unlocks']}>{title.unlocks && local(title.unlocks.label)}</span>
      </span>
    </li>
  )
}
