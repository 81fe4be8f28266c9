import type { Fact, originOfModelSchema } from '../facts/fact'
import type { z } from 'zod'

type Origin = z.infer<typeof originOfModelSchema>

/** Something that a member can do by him- or herself, and what it must be to give what the route says. */
export type PlanAction =
  /** At least so many items; those that rules name are among them. */
  | { readonly kind: 'preferences' | 'profile'; readonly atLeast: number; readonly named: readonly string[] }
  | { readonly kind: 'identity' }
  /** `asks` holds only the fields that a rule has a condition on. */
  | { readonly kind: 'printer'; readonly asks: Readonly<Record<string, string>> }
  | { readonly kind: 'publish-model-and-profile' | 'publish-model'; readonly origin: Origin }
  /** The first profile of a model of the member's own that has none. */
  | { readonly kind: 'publish-profile' }
  /**
   * With photo and description. `first`: of a model that nobody has reviewed. `rating`: where it must be at least so
   * high; null where any will do, for how good a print is the member alone knows.
   */
  | { readonly kind: 'review'; readonly first: boolean; readonly rating: number | null }
  | { readonly kind: 'post' }

/**
 * Minutes that one time takes somebody who has at hand what it needs: a file that is sliced, a print that lies on the
 * table. Rough on purpose: only how they compare decides, and only for the route of least effort.
 */
const minutes: Readonly<Record<PlanAction['kind'], number>> = {
  preferences: 1,
  identity: 1,
  profile: 2,
  printer: 2,
  'publish-profile': 5,
  post: 5,
  review: 8,
  'publish-model': 10,
  'publish-model-and-profile': 12,
}

export const minutesOf = (action: PlanAction): number => minutes[action.kind]

type Doing = { readonly member: string; readonly at: string; readonly nth: number }

/**
 * The facts that an action becomes, about subjects that are new to everyone. A review that is not the first comes
 * after one by somebody else.
 */
export function factsOfAction(action: PlanAction, { member, at, nth }: Doing): readonly Fact[] {
  const fresh = `plan-${nth}`
  const base = { id: fresh, member, at }
  switch (action.kind) {
    case 'preferences':
      return [{ ...base, type: 'preferences.set', tags: itemsOf(action) }]
    case 'profile':
      return [{ ...base, type: 'profile.set', fields: itemsOf(action) }]
    case 'identity':
      return [{ ...base, type: 'identity.set', nickname: true, avatar: true }]
    case 'printer':
      return [{ ...base, slicer: '-', vendor: '-', model: '-', ...action.asks, type: 'printer.configured' }]
    case 'publish-model':
      return [{ ...base, type: 'model.approved', model: fresh, origin: action.origin }]
    case 'publish-profile':
      return [{ ...base, type: 'print_profile.published', model: fresh, profile: fresh }]
    case 'publish-model-and-profile':
      return [
        { ...base, type: 'model.approved', model: fresh, origin: action.origin },
        { ...base, id: `${fresh}-profile`, type: 'print_profile.published', model: fresh, profile: fresh },
      ]
    case 'review': {
      const review = { type: 'review.posted' as const, model: fresh, photo: true, description: true }
      const own = { ...base, ...review, review: fresh, rating: action.rating ?? 1 }
      const before = { ...own, id: `${fresh}-before`, review: `${fresh}-before`, rating: 5 }
      return action.first ? [own] : [{ ...before, member: `not ${member}` }, own]
    }
    case 'post':
      return [{ ...base, type: 'post.created', post: fresh }]
  }
}

function itemsOf({ atLeast, named }: { readonly atLeast: number; readonly named: readonly string[] }) {
  const more = Array.from({ length: Math.max(0, atLeast - named.length) }, (_, n) => `any-${n + 1}`)
  return [...named, ...more]
}
