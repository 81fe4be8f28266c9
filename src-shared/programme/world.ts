import type { z } from 'zod'
import type { Fact, originOfModelSchema } from '../facts/fact'
import type { Award } from './award'
import { isNewIn, type Member, type RunningTotal } from './member'

export type Origin = z.infer<typeof originOfModelSchema>

/** What facts say about models, profiles and reviews, whatever the programme. */
export type World = {
  readonly models: Map<string, Model>
  readonly profiles: Map<string, Profile>
  readonly reviews: Set<string>
}

export type Model = {
  readonly id: string
  /** Null until it is approved. */
  approved: { readonly owner: Member; readonly origin: Origin } | null
  /** It gives nothing more. */
  revoked: boolean
  /** What it gave, to anyone. */
  given: Award[]
  totals: RunningTotal[]
}

export type Profile = {
  readonly id: string
  readonly owner: Member
  readonly model: Model
  readonly totals: RunningTotal[]
}

export const createWorld = (): World => ({ models: new Map(), profiles: new Map(), reviews: new Set() })

/** The model of an id, known from now on. */
export function modelOf({ models }: World, id: string): Model {
  let model = models.get(id)
  if (!model) models.set(id, (model = { id, approved: null, revoked: false, given: [], totals: [] }))
  return model
}

/** The model that a fact is about, by itself or through a profile; null when none, or when nobody stands for it yet. */
export function modelIn(world: World, fact: Fact): Model | null {
  if ('model' in fact && fact.type !== 'printer.configured')
    return fact.type === 'model.downloads'
      ? (world.models.get(fact.model) ?? null)
      : modelOf(world, fact.model)
  if ('profile' in fact) return world.profiles.get(fact.profile)?.model ?? null
  return null
}

/** Takes in a member's fact about a model. False when it says something a second time, and so changes nothing. */
export function learn(world: World, fact: Fact, member: Member, model: Model): boolean {
  switch (fact.type) {
    case 'model.approved':
      if (model.approved) return false
      model.approved = { owner: member, origin: fact.origin }
      return true
    case 'print_profile.published':
      if (world.profiles.has(fact.profile)) return false
      world.profiles.set(fact.profile, { id: fact.profile, owner: member, model, totals: [] })
      return true
    case 'review.posted':
      return isNewIn(world.reviews, fact.review)
    case 'model.revoked':
      model.revoked = true
      return true
    default:
      return true
  }
}
