import type { BadgeView } from '@shared/ipc/standing-view'
import { useWords } from '../../text/words'
import { BadgeRing } from '../../ui/badge-ring'
import { Card } from '../../ui/card'
import { ApprovalIcon, CheckIcon } from '../../ui/icons'
import { InfoNote } from '../../ui/info-note'
import { LayerBar } from '../../ui/layer-bar'
import { PointsBadge } from '../../ui/points-badge'
import { badgeIcon } from './badge-icons'
import styles from './badges.module.css'

type Props = { readonly badges: readonly BadgeView[]; readonly timeZone: string }

/** Every badge: earned ones solid, the others dotted with what is missing. */
export function BadgeCards({ badges, timeZone }: Props) {
  const { t } = useWords()
  const earned = badges.filter((badge) => badge.earned).length
  return (
    <section aria-labelledby="badges">
      <header className={styles['head']}>
        <h2 id="badges">{t('badges.badges')}</h2>
        <span>{t('badges.earnedOf', { earned, all: badges.length })}</span>
      </header>
      <ul className={styles['badges']}>
        {badges
          .toSorted((a, b) => rank(a) - rank(b))
          .map((badge) => (
            <li key={badge.rule}>
              <BadgeCard badge={badge} timeZone={timeZone} />
            </li>
          ))}
      </ul>
    </section>
  )
}

/** Those that were earned, then those one can count towards, then those the team grants. */
const rank = ({ earned, progress }: BadgeView) => (earned ? 0 : progress ? 1 : 2)

function BadgeCard({ badge, timeZone }: { readonly badge: BadgeView; readonly timeZone: string }) {
  const { t, local, number, signed } = useWords()
  const { earned, points } = badge
  const name = local(badge.name)
  return (
    <Card label={name}>
      <div className={styles['badge']}>
        <BadgeRing icon={badgeIcon(badge.rule)} earned={earned} />
        <div className={styles['badgeText']}>
          <div className={styles['wayHead']}>
            <span className={styles['badgeName']}>
              <h3>{name}</h3>
              <InfoNote label={t('tasks.wording', { task: name })} title={name}>
                {local(badge.wording)}
              </InfoNote>
            </span>
            <PointsBadge
              amount={earned ? signed(points) : number(points)}
              look={earned ? 'earned' : 'neutral'}
            />
          </div>
          <p className="small-words">{local(badge.asks)}</p>
          <div className={styles['badgeFoot']}>
            <BadgeFoot badge={badge} name={name} timeZone={timeZone} />
          </div>
        </div>
      </div>
    </Card>
  )
}

type FootProps = { readonly badge: BadgeView; readonly name: string; readonly timeZone: string }

function BadgeFoot({ badge: { earned, earnedAt, progress }, name, timeZone }: FootProps) {
  const { t, number, date } = useWords()
  if (earned) {
    return (
      <p className={styles['earned']}>
        <CheckIcon size={14} stroke={2} aria-hidden />
        {earnedAt === null ? t('badges.earned') : t('badges.earnedAt', { date: date(earnedAt, timeZone) })}
      </p>
    )
  }
  if (progress === null) {
    return (
      <p className={styles['granted']}>
        <ApprovalIcon size={14} stroke={2} aria-hidden />
        {t('badges.granted')}
      </p>
    )
  }
  const count = Math.min(progress.count, progress.needed)
  return (
    <>
      <LayerBar
        size="single"
        total={progress.needed}
        perStrand={progress.needed}
        portions={[{ state: 'confirmed', amount: count }]}
        label={name}
        value={count}
        valueText={t('badges.of', { count: progress.count, all: progress.needed })}
      />
      <p className={styles['figures']}>
        <span>{t('badges.of', { count: number(progress.count), all: number(progress.needed) })}</span>
        <span>{t('badges.stepTogo', { togo: number(progress.needed - count) })}</span>
      </p>
    </>
  )
}
