import { z } from 'zod'
import { originOfModelSchema, type FactType } from '../facts/fact'
import { factTypes } from '../facts/fact-fields'
import { whereSchema } from './condition'
import { textSchema } from './text'

/**
 * The kinds of rules (docs: rewards.md, "Programmes are data"). A rule names the facts it reads and their fields, so a
 * new programme of these kinds is a new file and nothing else.
 */

const factTypeSchema = z.enum(factTypes as [FactType, ...FactType[]])
const fieldName = z.string().min(1)
const points = z.int().min(1).max(1_000_000)

export const periodSchema = z.enum(['day', 'week', 'month', 'year', 'ever'])
export type Period = z.infer<typeof periodSchema>

/** The most that a rule gives a member in a calendar period of the programme's time zone. */
export const capSchema = z.strictObject({ points: z.int().min(0), per: periodSchema })
export type Cap = z.infer<typeof capSchema>

const ruleId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, { error: 'lower-case words joined by hyphens' })
const badgeRuleId = z.string().regex(/^badge:[a-z0-9]+(?:-[a-z0-9]+)*$/u, {
  error: '"badge:" and lower-case words joined by hyphens',
})

const common = {
  /** One of the programme's sections. */
  section: z.string(),
  name: textSchema,
  /** One sentence: what it asks. */
  ask: textSchema,
  /** The full wording of the programme's own source. */
  wording: textSchema,
  /** A note or a tip beside it. */
  note: textSchema.optional(),
}
const named = { id: ruleId, ...common }
const badge = { id: badgeRuleId, ...common }

/** Something that must have come together over any number of facts: flags that were all true, or items of a list. */
export const collectSchema = z.union(
  [
    z.strictObject({ flags: z.array(fieldName).min(1) }),
    z.strictObject({
      list: fieldName,
      /** The items, or `requiredFields` of the programme. */
      all: z.union([z.array(z.string()).min(1), z.literal('requiredFields')]),
    }),
  ],
  { error: '{ flags: [field …] } or { list: field, all: [item …] or "requiredFields" }' },
)
export type Collect = z.infer<typeof collectSchema>

/** Distinct subjects that stand: added by one type of fact and not taken away since by another. */
export const countsSchema = z.strictObject({
  fact: factTypeSchema,
  subject: fieldName,
  where: whereSchema.optional(),
  removedBy: factTypeSchema.optional(),
})
export type Counts = z.infer<typeof countsSchema>

const once = z.strictObject({
  kind: z.literal('once'),
  ...named,
  points,
  fact: factTypeSchema,
  where: whereSchema.optional(),
  collect: collectSchema.optional(),
})

const perSubject = z.strictObject({
  kind: z.literal('per-subject'),
  ...named,
  points,
  fact: factTypeSchema,
  subject: fieldName,
  where: whereSchema.optional(),
  /** `everyone`: whoever comes first with a subject uses it up for all; `member`: each member has it once. */
  scope: z.enum(['everyone', 'member']),
  cap: capSchema.optional(),
})

const tier = z.strictObject({
  /** The tier's steps lie above this total, up to where the next tier begins. */
  above: z.int().min(0),
  every: z.int().min(1),
  points,
})
export type Tier = z.infer<typeof tier>

const milestone = z.strictObject({
  kind: z.literal('milestone'),
  ...named,
  fact: z.enum(['model.downloads', 'print_profile.downloads']),
  /** Only models of these origins earn, and profiles of such models; absent, any. */
  origins: z.array(originOfModelSchema).min(1).optional(),
  tiers: z.array(tier).min(1),
  maxPerSubject: z.int().min(1),
})

const part = z.strictObject({
  name: fieldName,
  where: whereSchema.optional(),
  /** Points of the part in the first scored fact of a subject, and in every later one. */
  first: z.int().min(0),
  later: z.int().min(0),
})

const scored = z.strictObject({
  kind: z.literal('scored'),
  ...named,
  fact: factTypeSchema,
  subject: fieldName,
  where: whereSchema.optional(),
  /** Whether the owner of the model is left out, and not counted as the first either. */
  exceptOwner: z.boolean(),
  parts: z.array(part).min(1),
  max: z.strictObject({ first: z.int().min(1), later: z.int().min(1) }),
  cap: capSchema.optional(),
  /** A fact that takes back what a part had added; `by` is the id that both facts carry. */
  takenBack: z.strictObject({ fact: factTypeSchema, by: fieldName, part: fieldName }).optional(),
})

const counter = z.strictObject({
  kind: z.literal('counter'),
  ...named,
  points,
  every: z.int().min(1),
  counts: countsSchema,
})

const anniversary = z.strictObject({
  kind: z.literal('anniversary'),
  ...named,
  /** The k-th anniversary of `member.joined` gives k times as many. */
  points,
})

const thresholdBadge = z.strictObject({
  kind: z.literal('threshold-badge'),
  ...badge,
  points: z.int().min(0),
  atLeast: z.int().min(1),
  counts: countsSchema,
})

/** Given by an operator: `badge.granted` with the badge of the rule's id. */
const grantedBadge = z.strictObject({ kind: z.literal('granted-badge'), ...badge, points: z.int().min(0) })

export const ruleSchema = z.discriminatedUnion('kind', [
  once,
  perSubject,
  milestone,
  scored,
  counter,
  anniversary,
  thresholdBadge,
  grantedBadge,
])
export type Rule = z.infer<typeof ruleSchema>
export type RuleKind = Rule['kind']
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>

/** `brainiac` of `badge:brainiac`. */
export const badgeOf = (rule: { readonly id: string }): string => rule.id.slice('badge:'.length)

/** The types of facts that a rule reads: what a page offers to do for it follows from them. */
export function factsOf(rule: Rule): readonly FactType[] {
  switch (rule.kind) {
    case 'counter':
    case 'threshold-badge':
      return rule.counts.removedBy === undefined
        ? [rule.counts.fact]
        : [rule.counts.fact, rule.counts.removedBy]
    case 'anniversary':
      return ['member.joined']
    case 'granted-badge':
      return ['badge.granted']
    case 'scored':
      return rule.takenBack === undefined ? [rule.fact] : [rule.fact, rule.takenBack.fact]
    default:
      return [rule.fact]
  }
}

/** The number that stands on a rule's card: what one time of it gives at best, the first step of a milestone. */
export function headlinePoints(rule: Rule): number {
  switch (rule.kind) {
    case 'milestone':
      return rule.tiers[0]?.points ?? 0
    case 'scored':
      return rule.max.first
    default:
      return rule.points
  }
}
