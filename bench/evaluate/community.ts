import type { Fact } from '@shared/facts/fact'
import { seededRandom, type Random } from '@shared/sample/random'

/**
 * Two years of a busy community: mostly likes, posts and downloads, in the order in which a service would record them.
 * Each was read from a line of JSON, as facts are.
 */
export function communityFacts(count: number, members: number, seed = 20261126): readonly Fact[] {
  const random = seededRandom(seed)
  const start = Date.parse('2024-11-01T00:00:00Z')
  const span = 2 * 365 * 86_400_000
  const life: Life = { models: [], profiles: [], reviews: [], posts: [], likes: [], totals: new Map() }
  const facts: Fact[] = []
  for (let n = 0; n < count; n += 1) {
    const at = new Date(start + Math.floor((n / count) * span)).toISOString()
    const base = { id: idOf(n), member: `member-${Math.floor(random.next() ** 3 * members)}`, at }
    const line = JSON.stringify({ ...base, ...bodyOf(n, members, random, life) })
    facts.push(JSON.parse(line) as Fact)
  }
  return facts
}

/** A ULID that rises with its number. */
export const idOf = (n: number): string => `01K0000000${String(n).padStart(16, '0')}`

type Life = Record<'models' | 'profiles' | 'reviews' | 'posts' | 'likes', string[]> & {
  readonly totals: Map<string, number>
}

function bodyOf(n: number, members: number, random: Random, life: Life): object {
  const one = (list: readonly string[]) => list[random.int(0, list.length - 1)] ?? 'none'
  const named = (list: string[], kind: string) => {
    const name = `${kind}-${n}`
    list.push(name)
    return name
  }
  const downloaded = (subject: string) => {
    const total = (life.totals.get(subject) ?? 0) + random.int(0, 40)
    life.totals.set(subject, total)
    return total
  }
  if (n < members) return { type: 'member.joined' }
  const roll = random.int(1, 100)
  if (roll <= 30) return { type: 'like.received', like: named(life.likes, 'like') }
  if (roll <= 50) return { type: 'post.created', post: named(life.posts, 'post') }
  if (roll <= 62) {
    const model = one(life.models)
    return { type: 'model.downloads', model, total: downloaded(model) }
  }
  if (roll <= 74) {
    const profile = one(life.profiles)
    return { type: 'print_profile.downloads', profile, total: downloaded(profile) }
  }
  if (roll <= 82)
    return {
      type: 'review.posted',
      review: named(life.reviews, 'review'),
      model: one(life.models),
      rating: random.int(1, 5),
      photo: random.next() < 0.6,
      description: random.next() < 0.7,
    }
  if (roll <= 87)
    return {
      type: 'model.approved',
      model: named(life.models, 'model'),
      origin: roll === 87 ? 'remix' : 'original',
    }
  if (roll <= 92)
    return {
      type: 'print_profile.published',
      model: one(life.models),
      profile: named(life.profiles, 'profile'),
    }
  if (roll <= 95) return { type: 'answer.accepted', answer: `answer-${n}` }
  if (roll === 96) return { type: 'like.withdrawn', like: one(life.likes) }
  if (roll === 97) return { type: 'post.removed', post: one(life.posts) }
  if (roll === 98) return { type: 'review.photo_rejected', review: one(life.reviews) }
  if (roll === 99) return { type: 'feedback.implemented', suggestion: `suggestion-${n}` }
  return random.next() < 0.1
    ? { type: 'model.revoked', model: one(life.models), reason: 'copied' }
    : { type: 'preferences.set', tags: ['art'] }
}
