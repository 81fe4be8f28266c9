import type { LocalText } from '@shared/ipc/views'
import type { CommunityStandingView } from '@shared/ipc/standing-view'

/** Something on its way to community points: counted until it is reached, or coming by itself on a day. */
export type NextStep = {
  readonly rule: string
  readonly name: LocalText
  /** What a badge asks; null for a way, whose name says it. */
  readonly asks: LocalText | null
  readonly points: number
  /** The level its points lead to, were it the next thing to come. */
  readonly level: number
} & (
  | { readonly kind: 'counted'; readonly togo: number; readonly of: number }
  | { readonly kind: 'comes'; readonly at: string }
)
export type CountedStep = Extract<NextStep, { kind: 'counted' }>

/** How far a counted step is, from 0 to 1. */
export const doneOf = ({ togo, of }: CountedStep): number => 1 - togo / of

/** What a member can still bring about, the nearest first, then what comes by itself. */
export function nextSteps(standing: CommunityStandingView): readonly NextStep[] {
  const { points, pointsPerLevel, highest, ways, badges } = standing
  const step = ({ rule, name }: Pick<NextStep, 'rule' | 'name'>, asks: LocalText | null, more: number) => ({
    rule,
    name,
    asks,
    points: more,
    level: Math.min(highest, Math.floor((points + more) / pointsPerLevel)),
  })
  const counted: CountedStep[] = []
  const coming: NextStep[] = []
  for (const way of ways) {
    const { next, every, comes } = way
    if (next && every !== null)
      counted.push({ kind: 'counted', ...step(way, null, next.points), togo: next.togo, of: every })
    if (comes) coming.push({ kind: 'comes', ...step(way, null, comes.points), at: comes.at })
  }
  for (const badge of badges) {
    const { earned, progress } = badge
    if (earned || !progress) continue
    const togo = Math.max(0, progress.needed - progress.count)
    counted.push({ kind: 'counted', ...step(badge, badge.asks, badge.points), togo, of: progress.needed })
  }
  return [...counted.toSorted((a, b) => doneOf(b) - doneOf(a)), ...coming]
}
