import type { Fact } from '@shared/facts/fact'
import { highestCount, logOf, withoutZeros, yearsOf, type Kept } from './naive-log'

/**
 * community-standing a second time, in the plainest way: no state, every count taken again from the whole list of
 * facts, titles and privileges copied out of the seed by hand.
 */

export type Scale = {
  readonly posts: number
  readonly likes: number
  readonly answers: number
  readonly likesOver: number
}

type NaiveStanding = {
  readonly points: number
  readonly badges: readonly string[]
  readonly level: number
  readonly title: string
  readonly privileges: readonly string[]
}

const posts: Kept = { added: 'post.created', removed: 'post.removed', id: 'post' }
const likes: Kept = { added: 'like.received', removed: 'like.withdrawn', id: 'like' }
const answers: Kept = { added: 'answer.accepted', removed: null, id: 'answer' }

const granted: readonly (readonly [string, number])[] = [
  ['featured', 50],
  ['cura-contributor', 50],
  ['community-author', 100],
  ['superstar', 100],
  ['friend-of-ultimaker', 100],
  ['inventor', 350],
]

const titles: readonly (readonly [number, number, string])[] = [
  [0, 10, 'Just getting started'],
  [11, 20, '3D printing enthusiast'],
  [21, 30, 'I know my way around here'],
  [31, 40, 'Feel free to ask me'],
  [41, 50, 'I got this!'],
  [51, 60, 'Becoming an expert'],
  [61, 70, 'You can trust this guy'],
  [71, 80, 'Knows the BOM by heart'],
  [81, 100, 'Ultimaker family'],
]

const privileges: readonly (readonly [number, string])[] = [
  [11, 'profile-flair'],
  [21, 'store-early-access'],
  [31, 'feedback-vote'],
  [41, 'larger-uploads'],
  [51, 'beta-updates'],
  [61, 'auto-approval'],
  [71, 'queue-helper'],
  [81, 'reserved-items'],
]

/** Points by `member rule member`, zeros left out. */
export function naiveStandingPoints(facts: readonly Fact[], scale: Scale, asOf: string): Map<string, number> {
  const log = logOf(facts)
  const net = new Map<string, number>()
  for (const member of new Set(log.map((fact) => fact.member))) {
    for (const [rule, points] of pointsByRule(log, member, scale, asOf)) {
      net.set(`${member} ${rule} ${member}`, points)
    }
  }
  return withoutZeros(net)
}

export function naiveStandingOf(
  facts: readonly Fact[],
  member: string,
  scale: Scale,
  asOf: string,
): NaiveStanding {
  const byRule = pointsByRule(logOf(facts), member, scale, asOf)
  const points = byRule.reduce((sum, [, given]) => sum + given, 0)
  const level = Math.min(100, Math.floor(points / 10))
  return {
    points,
    badges: byRule
      .filter(([rule, given]) => rule.startsWith('badge:') && given > 0)
      .map(([rule]) => rule.replace('badge:', ''))
      .sort(),
    level,
    title: titles.find(([from, to]) => from <= level && level <= to)?.[2] ?? '',
    privileges: privileges.filter(([from]) => from <= level).map(([, privilege]) => privilege),
  }
}

function pointsByRule(
  log: readonly Fact[],
  member: string,
  scale: Scale,
  asOf: string,
): readonly (readonly [string, number])[] {
  const most = (kept: Kept) => highestCount(log, kept, member)
  const years = yearsOf(log, member, asOf)
  const wasGranted = (badge: string) =>
    log.some((fact) => fact.type === 'badge.granted' && fact.badge === badge && fact.member === member)
  return [
    ['posts', 20 * Math.floor(most(posts) / scale.posts)],
    ['likes', 20 * Math.floor(most(likes) / scale.likes)],
    ['anniversary', (10 * years * (years + 1)) / 2],
    ['badge:brainiac', most(answers) >= scale.answers ? 100 : 0],
    ['badge:likable-guy', most(likes) > scale.likesOver ? 200 : 0],
    ...granted.map(([badge, points]) => [`badge:${badge}`, wasGranted(badge) ? points : 0] as const),
  ]
}
