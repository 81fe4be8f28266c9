import type { Privilege } from './schema'
import { placeOf, versionAt, type CompiledVersions } from './compile'
import { nextStep } from './kinds/milestone'
import { wantedBy } from './kinds/once'
import { levelOf } from './level'
import { countOf, pointsOf, type Member, type RunningTotal } from './member'
import { nextPeriodStart, periodOf } from './period'
import type { Cap, Rule } from './rule-schema'
import type { Levels, Programme } from './schema'
import type { EvaluationState } from './state'
import { nextAnniversary } from './step'
import { tallyKey } from './tally'
import type { ProgrammeText } from './text'
import type { World } from './world'

/** Where a member stands in one programme, and what comes next: numbers for people, from which pages make sentences. */
export type Outlook = {
  readonly programme: Programme
  readonly points: number
  readonly rules: ReadonlyMap<string, RuleOutlook>
  readonly badges: readonly string[]
  readonly level: LevelOutlook | null
}

export type RuleOutlook = {
  readonly points: number
  /** What stands: awards not reversed, or subjects counted now. */
  readonly count: number
  /** Of one-off tasks and badges; null for what can be done again. */
  readonly done: boolean | null
  /** What a task still wants of what must come together. */
  readonly missing: readonly string[]
  readonly cap: CapOutlook | null
  /** The next reward of a count, or the badge that lacks so many. */
  readonly next: NextReward | null
  /** What comes by itself, and when. */
  readonly comes: { readonly at: string; readonly points: number } | null
  /** Of milestones: each model or profile that counts. */
  readonly subjects: readonly SubjectOutlook[]
}

export type CapOutlook = {
  readonly limit: number
  readonly used: number
  readonly left: number
  /** `2026-11`; null for a cap without period. */
  readonly period: string | null
  /** When the next period begins. */
  readonly opensAt: string | null
}

/** So many more to go until `at` is reached and gives the points. */
export type NextReward = { readonly at: number; readonly togo: number; readonly points: number }

export type SubjectOutlook = {
  readonly subject: string
  readonly total: number
  readonly points: number
  /** What the subject can still give; null once its model was taken down. */
  readonly left: number | null
  readonly next: NextReward | null
}

export type LevelOutlook = {
  readonly level: number
  readonly title: ProgrammeText
  readonly privileges: readonly Privilege[]
  /** The next level, how many points it lacks, and what it brings; null at the highest. */
  readonly next: {
    readonly level: number
    readonly togo: number
    readonly title: ProgrammeText
    readonly unlocks: readonly Privilege[]
  } | null
}

/** The outlook of a member in every programme, as of a moment that says which period the caps are about. */
export const outlookOf = (
  state: EvaluationState,
  member: string,
  asOf: string,
): ReadonlyMap<string, Outlook> => outlooksAt(state, asOf)(member)

/** The same of one member after the other, all as of one moment. */
export function outlooksAt(
  { programmes, memory: { members, world } }: EvaluationState,
  asOf: string,
): (member: string) => ReadonlyMap<string, Outlook> {
  const views = [...programmes].map(([id, compiled]) => [id, viewOf(compiled, world, asOf)] as const)
  return (id) => {
    const member = members.get(id)
    return new Map(views.map(([programme, view]) => [programme, outlookIn(view, member)]))
  }
}

/** What is the same for every member in one programme at one moment. */
type View = {
  readonly compiled: CompiledVersions
  readonly programme: Programme
  readonly world: World
  readonly rules: readonly RuleView[]
}

type RuleView = {
  readonly rule: Rule
  readonly place: number
  /** The place of what the rule counts. */
  readonly tally: number | null
  readonly cap: Pick<CapOutlook, 'limit' | 'period' | 'opensAt'> | null
}

function viewOf(compiled: CompiledVersions, world: World, asOf: string): View {
  const programme = shownVersion(compiled, asOf)
  const rules = programme.rules.map((rule) => ({
    rule,
    place: placeOf(compiled.rules, rule.id),
    tally: 'counts' in rule ? placeOf(compiled.tallies, tallyKey(rule.counts)) : null,
    cap: 'cap' in rule && rule.cap ? capAt(rule.cap, programme, asOf) : null,
  }))
  return { compiled, programme, world, rules }
}

/** Before the first version is in force its rules are already worth reading. */
function shownVersion(compiled: CompiledVersions, asOf: string): Programme {
  const version = versionAt(compiled, asOf) ?? compiled.versions.at(-1)
  if (!version) throw new Error('a programme without a version')
  return version.programme
}

const capAt = ({ points: limit, per }: Cap, { timeZone }: Programme, asOf: string) => ({
  limit,
  period: periodOf(timeZone, per, asOf),
  opensAt: per === 'ever' ? null : new Date(nextPeriodStart(timeZone, per, asOf)).toISOString(),
})

/** A member of whom nothing was ever heard has an outlook too. */
function outlookIn(view: View, member: Member | undefined): Outlook {
  const { compiled, programme } = view
  const points = member ? pointsOf(member, compiled.rules.values()) : 0
  return {
    programme,
    points,
    rules: new Map(view.rules.map((of) => [of.rule.id, ruleOutlook(of, view, member)])),
    badges: [...(member?.badges[compiled.place] ?? [])],
    level: programme.levels ? levelOutlook(programme.levels, points) : null,
  }
}

function ruleOutlook(
  { rule, place, tally, cap }: RuleView,
  { compiled, programme, world }: View,
  member: Member | undefined,
): RuleOutlook {
  const standing = member?.rules[place]
  const done = standing?.done ?? false
  const plain: RuleOutlook = {
    points: standing?.points ?? 0,
    count: member && tally !== null ? countOf(member, tally) : (standing?.count ?? 0),
    done: null,
    missing: [],
    cap: null,
    next: null,
    comes: null,
    subjects: [],
  }
  switch (rule.kind) {
    case 'once': {
      const wanted = rule.collect ? wantedBy(rule.collect, programme.requiredFields) : []
      const missing = done ? [] : wanted.filter((item) => standing?.collected?.has(item) !== true)
      return { ...plain, done, missing }
    }
    case 'granted-badge':
      return { ...plain, done }
    case 'threshold-badge': {
      const next = { at: rule.atLeast, togo: rule.atLeast - plain.count, points: rule.points }
      return { ...plain, done, next: done ? null : next }
    }
    case 'counter': {
      const at = (standing?.reached ?? 0) + rule.every
      return { ...plain, next: { at, togo: at - plain.count, points: rule.points } }
    }
    case 'per-subject':
    case 'scored': {
      if (!cap) return plain
      const used = standing?.periods?.get(cap.period ?? 'ever')?.used ?? 0
      return { ...plain, cap: { ...cap, used, left: Math.max(0, cap.limit - used) } }
    }
    case 'milestone':
      return { ...plain, subjects: subjectsOf(rule, standing?.totals ?? [], world) }
    case 'anniversary': {
      const joined = member?.joined[compiled.place]
      const next = joined && nextAnniversary(compiled, joined)
      const comes = next && { at: new Date(next.at).toISOString(), points: next.k * rule.points }
      return { ...plain, comes: comes ?? null }
    }
  }
}

function subjectsOf(
  rule: Extract<Rule, { kind: 'milestone' }>,
  totals: readonly RunningTotal[],
  world: World,
): readonly SubjectOutlook[] {
  return totals.map((running) => {
    const { subject, total, awarded } = running
    const model =
      rule.fact === 'model.downloads' ? world.models.get(subject) : world.profiles.get(subject)?.model
    if (model?.revoked === true) {
      return { subject, total, points: 0, left: null, next: null }
    }
    const left = rule.maxPerSubject - awarded
    const step = nextStep(rule, running)
    const next = step && { at: step.at, togo: step.at - total, points: Math.min(step.points, left) }
    return { subject, total, points: awarded, left, next }
  })
}

function levelOutlook(levels: Levels, points: number): LevelOutlook {
  const now = levelOf(levels, points)
  if (now.level >= levels.max) return { ...now, next: null }
  const needed = (now.level + 1) * levels.pointsPerLevel
  const then = levelOf(levels, needed)
  const unlocks = then.privileges.slice(now.privileges.length)
  return { ...now, next: { level: then.level, togo: needed - points, title: then.title, unlocks } }
}
