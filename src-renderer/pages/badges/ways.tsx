import type { CommunityStandingView, WayView } from '@shared/ipc/standing-view'
import { useApp } from '../../store/context'
import { daysUntil } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { LayerBar } from '../../ui/layer-bar'
import { PointsBadge } from '../../ui/points-badge'
import styles from './badges.module.css'

type Props = { readonly standing: CommunityStandingView }

/** How community points come, and how far each way is to its next step. */
export function Ways({ standing }: Props) {
  const { t, local, date } = useWords()
  const { about, ways, joinedAt, timeZone } = standing
  return (
    <section aria-labelledby="ways">
      <header className={styles['head']}>
        <h2 id="ways">{t('badges.ways')}</h2>
        {joinedAt !== null && <span>{t('badges.since', { date: date(joinedAt, timeZone) })}</span>}
      </header>
      {about && <p className={styles['about']}>{local(about)}</p>}
      <ul className={styles['ways']}>
        {ways.map((way) => (
          <li key={way.rule}>
            <Way way={way} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Way({ way, timeZone }: { readonly way: WayView; readonly timeZone: string }) {
  const { t, local, number, signed } = useWords()
  const { name, wording, count, every, next, comes } = way
  const points = next?.points ?? comes?.points ?? null
  const done = next && every !== null ? every - next.togo : 0
  return (
    <Card label={local(name)}>
      <div className={styles['way']}>
        <div className={styles['wayHead']}>
          <h3>{local(name)}</h3>
          {points !== null && <PointsBadge amount={signed(points)} look="to-earn" />}
        </div>
        <p className={styles['wording']}>{local(wording)}</p>
        {next && every !== null && count !== null && (
          <>
            <LayerBar
              size="single"
              total={every}
              perStrand={every}
              portions={[{ state: 'confirmed', amount: done }]}
              label={local(name)}
              value={done}
              valueText={t('badges.wayCount', { count: number(count), togo: number(next.togo) })}
            />
            <p className={styles['figures']}>
              <span>{t('badges.soFar', { count: number(count) })}</span>
              <span>{t('badges.stepTogo', { togo: number(next.togo) })}</span>
            </p>
          </>
        )}
        {comes && <YearBar name={local(name)} at={comes.at} timeZone={timeZone} />}
      </div>
    </Card>
  )
}

const daysInYear = 365

type YearProps = { readonly name: string; readonly at: string; readonly timeZone: string }

/** How much of the year to the next one is over. */
function YearBar({ name, at, timeZone }: YearProps) {
  const { t, date } = useWords()
  const now = useApp((store) => store.now)
  const togo = Math.min(daysInYear, daysUntil(now(), at))
  return (
    <>
      <LayerBar
        size="single"
        total={daysInYear}
        perStrand={daysInYear}
        portions={[{ state: 'confirmed', amount: daysInYear - togo }]}
        label={name}
        value={daysInYear - togo}
        valueText={t('badges.inDays', { count: togo })}
      />
      <p className={styles['figures']}>
        <span>{t('badges.comes', { date: date(at, timeZone) })}</span>
        <span>{t('badges.inDays', { count: togo })}</span>
      </p>
    </>
  )
}
