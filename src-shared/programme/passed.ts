import type { Fact } from '../facts/fact'

/** Why a rule that reads a fact made no entry of it, not even one of 0. */
export type PassedOver =
  /** The fact's own field is not what the rule asks for: a repost, too few tags. */
  | { readonly reason: 'condition'; readonly field: string }
  /** Some of what must come together is still missing. */
  | { readonly reason: 'incomplete'; readonly missing: readonly string[] }
  /** A one-off task or a badge that the member has. */
  | { readonly reason: 'already-done' }
  /** The subject was used up, by the member or by anyone. */
  | { readonly reason: 'subject-used'; readonly subject: string; readonly scope: 'everyone' | 'member' }
  | { readonly reason: 'own-model' }
  /** Nobody stands for the model or profile that it is about yet. */
  | { readonly reason: 'not-approved' }
  | {
      readonly reason: 'not-enough-yet'
      readonly total: number
      readonly next: number
      readonly points: number
    }
  /** The subject has given the most it can. */
  | { readonly reason: 'most-reached'; readonly limit: number }
  | { readonly reason: 'nothing-to-take-back' }
  /** No version of the programme was in force at the time. */
  | { readonly reason: 'not-in-force' }
  /** What it gives comes with the calendar. */
  | { readonly reason: 'by-calendar' }
  /** It takes one off a count; what the count gave stays. */
  | { readonly reason: 'off-a-count' }
  /** No rule of any programme is about such a fact. */
  | { readonly reason: 'no-rule' }
  /** It says of a model, profile or review what was said before. */
  | { readonly reason: 'said-before' }
  | { readonly reason: 'model-revoked'; readonly model: string }
  /** The very same fact, delivered again. */
  | { readonly reason: 'same-fact' }

/** One rule's silence about one fact; without a rule where the fact as a whole says nothing new. */
export type Silence = {
  readonly fact: Fact
  readonly programme: string | null
  readonly rule: string | null
  readonly why: PassedOver
}

type Listening = {
  readonly programme: { readonly id: string }
  readonly fact: Fact
  /** Where silences are kept; null where nobody asks. */
  readonly silences: Silence[] | null
}

export function pass({ programme, fact, silences }: Listening, rule: string, why: PassedOver): void {
  silences?.push({ fact, programme: programme.id, rule, why })
}
