import type { BadgeView, CommunityStandingView, TitleView, WayView } from '@shared/ipc/standing-view'
import { headlinePoints, type Rule } from '@shared/programme/rule-schema'
import type { Levels } from '@shared/programme/schema'
import type { Place } from '@shared/state/state'
import type { Standing } from '../points/standings'

/** Badges & Level, from where the member stands in the community. */
export function communityStandingView(place: Place | null, standing: Standing): CommunityStandingView {
  const { programme, outlook } = standing
  const { levels } = programme
  if (!levels || !outlook.level) throw new Error(`${programme.id} has no levels`)
  const facts = [...(place?.facts.values() ?? [])]
  return {
    programmeName: programme.name,
    about: programme.about ?? null,
    timeZone: programme.timeZone,
    points: outlook.points,
    level: outlook.level.level,
    highest: levels.max,
    title: outlook.level.title,
    toNextLevel: outlook.level.next?.togo ?? null,
    pointsPerLevel: levels.pointsPerLevel,
    titles: titlesOf(levels),
    joinedAt: facts.find(({ type }) => type === 'member.joined')?.at ?? null,
    ways: programme.rules.filter((rule) => !isBadge(rule)).map((rule) => wayOf(rule, standing)),
    badges: programme.rules.filter(isBadge).map((rule) => badgeOf(rule, standing, place)),
    known: facts.some(({ type }) => communityFacts.has(type)),
  }
}

const communityFacts: ReadonlySet<string> = new Set([
  'member.joined',
  'post.created',
  'like.received',
  'answer.accepted',
  'badge.granted',
])

const isBadge = ({ kind }: Rule): boolean => kind === 'threshold-badge' || kind === 'granted-badge'

function titlesOf({ titles, privileges, max }: Levels): TitleView[] {
  return titles.map(({ from, title }, index) => {
    const to = (titles[index + 1]?.from ?? max + 1) - 1
    const unlocked = privileges.find(({ level }) => level >= from && level <= to)
    return {
      from,
      to,
      title,
      unlocks: unlocked ? { privilege: unlocked.privilege, label: unlocked.label } : null,
    }
  })
}

function wayOf(rule: Rule, { outlook }: Standing): WayView {
  const seen = outlook.rules.get(rule.id)
  return {
    rule: rule.id,
    name: rule.name,
    wording: rule.wording,
    count: rule.kind === 'counter' ? (seen?.count ?? 0) : null,
    every: rule.kind === 'counter' ? rule.every : null,
    next: seen?.next ?? null,
    comes: seen?.comes ?? null,
  }
}

function badgeOf(rule: Rule, { outlook }: Standing, place: Place | null): BadgeView {
  const seen = outlook.rules.get(rule.id)
  const award = [...(place?.entries.values() ?? [])].find(
    (entry) => entry.rule === rule.id && entry.kind === 'award',
  )
  return {
    rule: rule.id,
    name: rule.name,
    asks: rule.ask,
    wording: rule.wording,
    points: headlinePoints(rule),
    earned: seen?.done === true,
    earnedAt: award?.occurredAt ?? null,
    progress: rule.kind === 'threshold-badge' ? { count: seen?.count ?? 0, needed: rule.atLeast } : null,
  }
}
