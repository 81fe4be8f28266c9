import { z } from 'zod'
import { originOfModelSchema, type Fact } from '../facts/fact'
import { idSchema, opaqueIdSchema } from '../ids'
import type { EntryDraft } from '../ledger/entry'
import { err, ok, type Result } from '../result'
import { instantSchema } from '../time'
import { memberStandingOf, oneOf, standingOf, takeSubject, type Book } from './book'
import { versionAt } from './compile'
import { idIn } from './condition'
import { nextStep } from './kinds/milestone'
import { takeOwn } from './kinds/per-subject'
import { periodOf } from './period'
import { badgeOf, type Rule } from './rule-schema'
import type { Programme } from './schema'
import type { EvaluationState } from './state'
import { tallyKey } from './tally'

const count = z.int().min(0).max(1_000_000_000)

/**
 * What a site already shows of a member who starts late. His or her own statement: an estimate, and never spendable
 * where a service keeps the points until its operator confirms it.
 */
export const broughtForwardSchema = z.strictObject({
  id: idSchema,
  member: opaqueIdSchema,
  programme: z.string(),
  /** The moment it was read off: caps are those of its period, anniversaries up to it were given. */
  at: instantSchema,
  balance: count,
  /** One-off tasks and badges that are complete. */
  done: z.array(z.string()).default([]),
  /** Points that a capped rule gave in the period of `at`. */
  caps: z.array(z.strictObject({ rule: z.string(), used: count })).default([]),
  /** What a counting rule stands at. */
  counts: z.array(z.strictObject({ rule: z.string(), count })).default([]),
  models: z
    .array(z.strictObject({ model: opaqueIdSchema, origin: originOfModelSchema, downloads: count }))
    .default([]),
  profiles: z
    .array(z.strictObject({ profile: opaqueIdSchema, model: opaqueIdSchema, downloads: count }))
    .default([]),
  joinedAt: instantSchema.optional(),
})
export type BroughtForward = z.infer<typeof broughtForwardSchema>

export type BroughtFault =
  | { readonly code: 'no-programme'; readonly programme: string }
  /** A rule that is not there, or is not of the kind it is named for. */
  | { readonly code: 'no-such-rule'; readonly field: 'done' | 'caps' | 'counts'; readonly rule: string }
  | { readonly code: 'above-cap'; readonly rule: string; readonly limit: number }
  | { readonly code: 'brought-before' }

/** The rule that entries of what was brought forward are under. */
export const broughtRule = 'brought-forward'

/**
 * Takes in what came before the first fact, and gives its one entry. Everything in it is in the balance already: tasks
 * are complete, caps used and milestones passed without an award of their own. Nothing is changed where it has a fault.
 */
export function bringForward(
  state: EvaluationState,
  history: BroughtForward,
): Result<EntryDraft, BroughtFault> {
  const compiled = state.programmes.get(history.programme)
  const book = state.memory.books.get(history.programme)
  const programme = compiled && versionAt(compiled, history.at)?.programme
  if (!programme || !book) return err({ code: 'no-programme', programme: history.programme })
  const fault = faultOf(programme, history)
  if (fault) return err(fault)
  const member = oneOf(state.memory.members, history.member)
  const standing = standingOf(book, member, broughtRule)
  if (standing.done) return err({ code: 'brought-before' })
  Object.assign(standing, { done: true, count: 1, made: 1, points: history.balance })
  for (const rule of programme.rules) takeRule(book, programme, rule, history)
  takeSubjects(state, book, programme, history)
  if (history.joinedAt !== undefined && !book.joined.has(member)) {
    const { id: cause, joinedAt: at } = history
    book.joined.set(member, { at, cause, years: yearsBetween(at, history.at), due: Number.NaN })
  }
  return ok({
    member,
    programme: programme.id,
    version: programme.version,
    amount: history.balance,
    held: 0,
    kind: 'brought-forward',
    rule: broughtRule,
    subject: member,
    step: 1,
    cause: history.id,
    occurredAt: history.at,
    recordedAt: history.at,
    reason: 'brought-forward',
    why: { asked: history.balance },
  })
}

/** Takes in all of them, in turn; each was found to have no fault before. */
export const bringAll = (
  state: EvaluationState,
  histories: readonly BroughtForward[],
): readonly EntryDraft[] =>
  histories.map((history) => {
    const entry = bringForward(state, history)
    if (!entry.ok) throw new Error(`brought forward with a fault: ${JSON.stringify(entry.error)}`)
    return entry.value
  })

function faultOf({ rules }: Programme, { done, caps, counts }: BroughtForward): BroughtFault | null {
  const find = (id: string) => rules.find((rule) => rule.id === id)
  for (const id of done) {
    if (!isOneOff(find(id))) return { code: 'no-such-rule', field: 'done', rule: id }
  }
  for (const { rule: id, used } of caps) {
    const rule = find(id)
    if (!rule || !('cap' in rule) || !rule.cap) return { code: 'no-such-rule', field: 'caps', rule: id }
    if (used > rule.cap.points) return { code: 'above-cap', rule: id, limit: rule.cap.points }
  }
  for (const { rule: id } of counts) {
    const rule = find(id)
    if (!rule || !('counts' in rule)) return { code: 'no-such-rule', field: 'counts', rule: id }
  }
  return null
}

const isOneOff = (rule: Rule | undefined): boolean =>
  rule?.kind === 'once' || rule?.kind === 'threshold-badge' || rule?.kind === 'granted-badge'

function takeRule(book: Book, { timeZone }: Programme, rule: Rule, history: BroughtForward): void {
  const { member, at } = history
  if (history.done.includes(rule.id)) {
    standingOf(book, member, rule.id).done = true
    if (rule.kind !== 'once') memberStandingOf(book, member).badges.add(badgeOf(rule))
  }
  const capped = history.caps.find((one) => one.rule === rule.id)
  if (capped && 'cap' in rule && rule.cap) {
    const periods = (standingOf(book, member, rule.id).periods ??= new Map())
    periods.set(periodOf(timeZone, rule.cap.per, at) ?? 'ever', { used: capped.used, made: 0 })
  }
  const counted = history.counts.find((one) => one.rule === rule.id)
  if (counted && 'counts' in rule) {
    const key = tallyKey(rule.counts)
    const { counts } = memberStandingOf(book, member)
    counts.set(key, Math.max(counted.count, counts.get(key) ?? 0))
    if (rule.kind === 'counter')
      standingOf(book, member, rule.id).reached = Math.floor(counted.count / rule.every) * rule.every
  }
}

/** Models and profiles are the member's own from now on, used up under the rules that give for each, and downloaded so often. */
function takeSubjects(
  { memory: { world } }: EvaluationState,
  book: Book,
  programme: Programme,
  { id, member, at, models, profiles }: BroughtForward,
): void {
  const base = { id, member, at }
  for (const { model, origin, downloads } of models) {
    world.models.set(model, { owner: member, origin })
    useUp(book, programme, { ...base, type: 'model.approved', model, origin })
    passMilestones(book, programme, 'model.downloads', { member, subject: model, total: downloads, origin })
  }
  for (const { profile, model, downloads } of profiles) {
    world.profiles.set(profile, { owner: member, model })
    useUp(book, programme, { ...base, type: 'print_profile.published', model, profile })
    const origin = world.models.get(model)?.origin
    passMilestones(book, programme, 'print_profile.downloads', {
      member,
      subject: profile,
      total: downloads,
      origin,
    })
  }
}

function useUp(book: Book, { rules }: Programme, fact: Fact): void {
  for (const rule of rules) {
    if (rule.kind !== 'per-subject' || rule.fact !== fact.type) continue
    const subject = idIn(fact, rule.subject)
    if (rule.scope === 'everyone') takeSubject(book, rule.id, subject)
    else takeOwn(standingOf(book, fact.member, rule.id), subject)
  }
}

type Downloaded = {
  readonly member: string
  readonly subject: string
  readonly total: number
  readonly origin: z.infer<typeof originOfModelSchema> | undefined
}

function passMilestones(
  book: Book,
  { rules }: Programme,
  fact: 'model.downloads' | 'print_profile.downloads',
  { member, subject, total, origin }: Downloaded,
): void {
  for (const rule of rules) {
    if (rule.kind !== 'milestone' || rule.fact !== fact) continue
    if (rule.origins && !(origin && rule.origins.includes(origin))) continue
    const running = { total, reached: 0, awarded: 0 }
    for (let next = nextStep(rule, running); next && next.at <= total; next = nextStep(rule, running)) {
      running.reached = next.at
      running.awarded = Math.min(rule.maxPerSubject, running.awarded + next.points)
    }
    const totals = (standingOf(book, member, rule.id).totals ??= new Map())
    totals.set(subject, running)
  }
}

/** Whole years between two days of the calendar. */
function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return Math.max(0, to.slice(4) < from.slice(4) ? years - 1 : years)
}
