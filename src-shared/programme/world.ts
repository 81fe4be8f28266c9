import { isNewIn } from './book'
import type { Fact, originOfModelSchema } from '../facts/fact'
import type { z } from 'zod'

/** What facts say about models, profiles and reviews, whatever the programme. */
export type World = {
  readonly models: Map<
    string,
    { readonly owner: string; readonly origin: z.infer<typeof originOfModelSchema> }
  >
  readonly profiles: Map<string, { readonly owner: string; readonly model: string }>
  readonly reviews: Set<string>
  /** Models that give nothing more. */
  readonly revoked: Set<string>
}

export const createWorld = (): World => ({
  models: new Map(),
  profiles: new Map(),
  reviews: new Set(),
  revoked: new Set(),
})

/** The model that a fact is about, by itself or through a profile; null when none, or when it is not known. */
export function modelOf(world: World, fact: Fact): string | null {
  switch (fact.type) {
    case 'model.approved':
    case 'model.downloads':
    case 'model.revoked':
    case 'print_profile.published':
    case 'review.posted':
      return fact.model
    case 'print_profile.downloads':
      return world.profiles.get(fact.profile)?.model ?? null
    default:
      return null
  }
}

/** Takes in a fact of a member. False when it says something a second time, and so changes nothing. */
export function learn(world: World, fact: Fact, member: string): boolean {
  switch (fact.type) {
    case 'model.approved':
      if (world.models.has(fact.model)) return false
      world.models.set(fact.model, { owner: member, origin: fact.origin })
      return true
    case 'print_profile.published':
      if (world.profiles.has(fact.profile)) return false
      world.profiles.set(fact.profile, { owner: member, model: fact.model })
      return true
    case 'review.posted':
      return isNewIn(world.reviews, fact.review)
    case 'model.revoked':
      world.revoked.add(fact.model)
      return true
    default:
      return true
  }
}
