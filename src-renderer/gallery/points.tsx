import { useWords } from '../text/words'
import { BadgeRing } from '../ui/badge-ring'
import { LayerBar } from '../ui/layer-bar'
import { LayerKey } from '../ui/layer-key'
import { LevelRing } from '../ui/level-ring'
import type { Portion } from '../ui/lay-strands'
import { StarIcon } from '../ui/icons'
import { MonthColumns } from '../ui/month-columns'
import { PointsBadge } from '../ui/points-badge'
import styles from './gallery.module.css'

const portions: readonly Portion[] = [
  { state: 'confirmed', amount: 105 },
  { state: 'pending', amount: 25 },
  { state: 'planned', amount: 40 },
  { state: 'used-up', amount: 20 },
  { state: 'above-cap', amount: 30 },
]

export function LayerBars() {
  const { t } = useWords()
  return (['card', 'goal', 'drawer', 'progress', 'single'] as const).map((size) => (
    <div key={size} className={styles['wide']}>
      <LayerBar
        size={size}
        role={size === 'progress' ? 'progressbar' : 'meter'}
        total={250}
        perStrand={size === 'progress' || size === 'single' ? 250 : 50}
        portions={portions}
        label={size}
        value={105}
        valueText={t('tasks.capSentence', { used: 105, limit: 250, pending: 25, left: 120 })}
      />
    </div>
  ))
}

export function LayerKeys() {
  return <LayerKey keys={portions.map(({ state, amount }) => ({ state, text: String(amount) }))} />
}

const looks = ['to-earn', 'earned', 'pending', 'neutral', 'taken'] as const

export function PointsBadges() {
  const { t, signed } = useWords()
  return (
    <>
      {looks.map((look) => (
        <PointsBadge key={look} amount={signed(look === 'taken' ? -4 : 65)} look={look} />
      ))}
      <PointsBadge estimate amount={signed(65)} look="to-earn" />
      <PointsBadge practice={t('place.practice')} amount={signed(65)} look="earned" />
      <PointsBadge wide amount={signed(1300)} look="to-earn" />
    </>
  )
}

export function LevelRings() {
  const { t } = useWords()
  return [0, 0.3, 1].map((share) => (
    <LevelRing
      key={share}
      label={t('badges.level')}
      value={String(share * 100)}
      sentence={t('badges.levelSentence', { level: share * 100, highest: 100, points: share * 1000 })}
      inner={share}
      middle={share}
      outer={share}
    />
  ))
}

export const BadgeRings = () => (
  <>
    <BadgeRing icon={StarIcon} earned />
    <BadgeRing icon={StarIcon} earned={false} />
  </>
)

export function MonthColumnsShown() {
  const { t, number } = useWords()
  const months = [
    { points: 0, pending: 0, planned: false },
    { points: 240, pending: 0, planned: false },
    { points: 120, pending: 65, planned: false },
    { points: 180, pending: 0, planned: true },
  ]
  return (
    <div className={styles['half']}>
      <MonthColumns
        label={t('models.overTime')}
        headings={{ month: t('models.month'), points: t('models.points') }}
        columns={months.map((month, nth) => ({
          ...month,
          key: String(nth),
          name: number(nth + 1),
          short: number(nth + 1),
          text: number(month.points),
        }))}
      />
    </div>
  )
}
