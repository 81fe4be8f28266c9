import { z } from 'zod'
import { originOfModelSchema, type Fact } from '../facts/fact'
import { idSchema, opaqueIdSchema } from '../ids'
import type { EntryDraft } from '../ledger/entry'
import { err, ok, type Result } from '../result'
import { instantSchema } from '../time'
import { itemAt, takeSubject } from './book'
import { broughtRule, placeOf, versionAt, type CompiledVersions } from './compile'
import { idIn } from './condition'
import { nextStep, runningOf } from './kinds/milestone'
import { countOf, periodStanding, standingOf, takeOwn, type Member } from './member'
import { periodOf } from './period'
import { badgeOf, type Rule } from './rule-schema'
import type { Programme } from './schema'
import { memberOf, type EvaluationState } from './state'
import { tallyKey } from './tally'
import { modelOf, type Model, type Origin, type Profile } from './world'

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

/**
 * Takes in what came before the first fact, and gives its one entry. Everything in it is in the balance already: tasks
 * are complete, caps used and milestones passed without an award of their own. Nothing is changed where it has a fault.
 */
export function bringForward(
  state: EvaluationState,
  history: BroughtForward,
): Result<EntryDraft, BroughtFault> {
  const compiled = state.programmes.get(history.programme)
  const programme = compiled && versionAt(compiled, history.at)?.programme
  if (!programme) return err({ code: 'no-programme', programme: history.programme })
  const fault = faultOf(programme, history)
  if (fault) return err(fault)
  const member = memberOf(state, history.member)
  const standing = standingOf(member, placeOf(compiled.rules, broughtRule))
  if (standing.done) return err({ code: 'brought-before' })
  Object.assign(standing, { done: true, count: 1, made: 1, points: history.balance })
  const taking: Taking = { state, compiled, programme, member, history }
  for (const rule of programme.rules) takeRule(taking, rule)
  takeSubjects(taking)
  if (history.joinedAt !== undefined) {
    const { id: cause, joinedAt: at } = history
    member.joined[compiled.place] ??= { at, cause, years: yearsBetween(at, history.at), due: Number.NaN }
  }
  return ok({
    member: member.id,
    programme: programme.id,
    version: programme.version,
    amount: history.balance,
    held: 0,
    kind: 'brought-forward',
    rule: broughtRule,
    subject: member.id,
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

type Taking = {
  readonly state: EvaluationState
  readonly compiled: CompiledVersions
  readonly programme: Programme
  readonly member: Member
  readonly history: BroughtForward
}

function takeRule({ compiled, programme, member, history }: Taking, rule: Rule): void {
  const place = placeOf(compiled.rules, rule.id)
  if (history.done.includes(rule.id)) {
    standingOf(member, place).done = true
    if (rule.kind !== 'once') itemAt(member.badges, compiled.place).add(badgeOf(rule))
  }
  const capped = history.caps.find((one) => one.rule === rule.id)
  if (capped && 'cap' in rule && rule.cap) {
    const period = periodOf(programme.timeZone, rule.cap.per, history.at) ?? 'ever'
    Object.assign(periodStanding(standingOf(member, place), period), { used: capped.used, made: 0 })
  }
  const counted = history.counts.find((one) => one.rule === rule.id)
  if (counted && 'counts' in rule) {
    const tally = placeOf(compiled.tallies, tallyKey(rule.counts))
    member.counts[tally] = Math.max(counted.count, countOf(member, tally))
    if (rule.kind === 'counter')
      standingOf(member, place).reached = Math.floor(counted.count / rule.every) * rule.every
  }
}

/** Models and profiles are the member's own from now on, used up under the rules that give for each, and downloaded so often. */
function takeSubjects(taking: Taking): void {
  const { member, history } = taking
  const { world } = taking.state.memory
  const base = { id: history.id, member: member.id, at: history.at }
  for (const { model: id, origin, downloads } of history.models) {
    const model = modelOf(world, id)
    if (model.approved?.owner !== member) model.totals = []
    model.approved = { owner: member, origin }
    useUp(taking, { ...base, type: 'model.approved', model: id, origin })
    passMilestones(taking, 'model.downloads', { subject: model, total: downloads, origin })
  }
  for (const { profile: id, model: of, downloads } of history.profiles) {
    const model = modelOf(world, of)
    const known = world.profiles.get(id)
    const profile = { id, owner: member, model, totals: known?.owner === member ? known.totals : [] }
    world.profiles.set(id, profile)
    useUp(taking, { ...base, type: 'print_profile.published', model: of, profile: id })
    const origin = model.approved?.origin
    passMilestones(taking, 'print_profile.downloads', { subject: profile, total: downloads, origin })
  }
}

function useUp({ state, compiled, programme, member }: Taking, fact: Fact): void {
  for (const rule of programme.rules) {
    if (rule.kind !== 'per-subject' || rule.fact !== fact.type) continue
    const [place, subject] = [placeOf(compiled.rules, rule.id), idIn(fact, rule.subject)]
    if (rule.scope === 'everyone') takeSubject(state.memory.book, place, subject)
    else takeOwn(standingOf(member, place), subject)
  }
}

type Downloaded = {
  readonly subject: Model | Profile
  readonly total: number
  readonly origin: Origin | undefined
}

function passMilestones(
  { compiled, programme, member }: Taking,
  fact: 'model.downloads' | 'print_profile.downloads',
  { subject, total, origin }: Downloaded,
): void {
  for (const rule of programme.rules) {
    if (rule.kind !== 'milestone' || rule.fact !== fact) continue
    if (rule.origins && !(origin && rule.origins.includes(origin))) continue
    const running = runningOf(subject, member, placeOf(compiled.rules, rule.id))
    Object.assign(running, { total, reached: 0, awarded: 0 })
    for (let next = nextStep(rule, running); next && next.at <= total; next = nextStep(rule, running)) {
      running.reached = next.at
      running.awarded = Math.min(rule.maxPerSubject, running.awarded + next.points)
    }
  }
}

/** Whole years between two days of the calendar. */
function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return Math.max(0, to.slice(4) < from.slice(4) ? years - 1 : years)
}
