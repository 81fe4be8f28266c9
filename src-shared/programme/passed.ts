import { z } from 'zod'
import type { Fact } from '../facts/fact'

/** Why a rule that reads a fact made no entry of it, not even one of 0. */
export const passedOverSchema = z.discriminatedUnion('reason', [
  /** The fact's own field is not what the rule asks for: a repost, too few tags. */
  z.strictObject({ reason: z.literal('condition'), field: z.string() }),
  /** Some of what must come together is still missing. */
  z.strictObject({ reason: z.literal('incomplete'), missing: z.array(z.string()).readonly() }),
  /** The subject was used up, by the member or by anyone. */
  z.strictObject({
    reason: z.literal('subject-used'),
    subject: z.string(),
    scope: z.enum(['everyone', 'member']),
  }),
  z.strictObject({
    reason: z.literal('not-enough-yet'),
    total: z.int(),
    next: z.int(),
    points: z.int(),
  }),
  /** The subject has given the most it can. */
  z.strictObject({ reason: z.literal('most-reached'), limit: z.int() }),
  z.strictObject({ reason: z.literal('model-revoked'), model: z.string() }),
  z.strictObject({
    reason: z.enum([
      /** A one-off task or a badge that the member has. */
      'already-done',
      'own-model',
      /** Nobody stands for the model or profile that it is about yet. */
      'not-approved',
      'nothing-to-take-back',
      /** No version of the programme was in force at the time. */
      'not-in-force',
      /** What it gives comes with the calendar. */
      'by-calendar',
      /** It takes one off a count; what the count gave stays. */
      'off-a-count',
      /** No rule of any programme is about such a fact. */
      'no-rule',
      /** It says of a model, profile or review what was said before. */
      'said-before',
      /** The very same fact, delivered again. */
      'same-fact',
    ]),
  }),
])
export type PassedOver = z.infer<typeof passedOverSchema>

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
