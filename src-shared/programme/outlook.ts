import type { Privilege } from './schema'
import { placeOf, versionAt, type CompiledVersions } from './compile'
import { nextStep } from './kinds/milestone'
import { wantedBy } from './kinds/once'
import { levelOf } from './level'
import { countOf, pointsOf, type Member, type RuleStanding } from './member'
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
export function outlookOf(
  state: EvaluationState,
  member: string,
  asOf: string,
): ReadonlyMap<string, Outlook> {
  const { members, world } = state.memory
  const known = members.get(member)
  return new Map(
    [...state.programmes].map(([id, compiled]) => {
      const programme = shownVersion(compiled, asOf)
      return [id, outlookIn({ compiled, programme, world, member: known, asOf })]
    }),
  )
}

/** Before the first version is in force its rules are already worth reading. */
function shownVersion(compiled: CompiledVersions, asOf: string): Programme {
  const version = versionAt(compiled, asOf) ?? compiled.versions.at(-1)
  if (!version) throw new Error('a programme without a version')
  return version.programme
}

type Look = {
  readonly compiled: CompiledVersions
  readonly programme: Programme
  readonly world: World
  /** Undefined where nothing was ever heard of him or her. */
  readonly member: Member | undefined
  readonly asOf: string
}

function outlookIn(look: Look): Outlook {
  const { compiled, programme, member } = look
  const points = member ? pointsOf(member, compiled.rules.values()) : 0
  return {
    programme,
    points,
    rules: new Map(programme.rules.map((rule) => [rule.id, ruleOutlook(rule, look)])),
    badges: [...(member?.badges[compiled.place] ?? [])],
    level: programme.levels ? levelOutlook(programme.levels, points) : null,
  }
}

function ruleOutlook(rule: Rule, look: Look): RuleOutlook {
  const { compiled, member } = look
  const standing = member?.rules[placeOf(compiled.rules, rule.id)]
  const plain: RuleOutlook = {
    points: standing?.points ?? 0,
    count: standing?.count ?? 0,
    done: null,
    missing: [],
    cap: null,
    next: null,
    comes: null,
    subjects: [],
  }
  switch (rule.kind) {
    case 'once': {
      const done = standing?.done ?? false
      const wanted = rule.collect ? wantedBy(rule.collect, look.programme.requiredFields) : []
      const missing = done ? [] : wanted.filter((item) => standing?.collected?.has(item) !== true)
      return { ...plain, done, missing }
    }
    case 'granted-badge':
      return { ...plain, done: standing?.done ?? false }
    case 'threshold-badge': {
      const count = countIn(look, rule)
      const done = standing?.done ?? false
      const next = { at: rule.atLeast, togo: rule.atLeast - count, points: rule.points }
      return { ...plain, count, done, next: done ? null : next }
    }
    case 'counter': {
      const count = countIn(look, rule)
      const at = (standing?.reached ?? 0) + rule.every
      return { ...plain, count, next: { at, togo: at - count, points: rule.points } }
    }
    case 'per-subject':
    case 'scored':
      return { ...plain, cap: rule.cap ? capOutlook(rule.cap, standing, look) : null }
    case 'milestone':
      return { ...plain, subjects: subjectsOf(rule, standing, look.world) }
    case 'anniversary': {
      const joined = member?.joined[compiled.place]
      const next = joined && nextAnniversary(compiled, joined)
      const comes = next && { at: new Date(next.at).toISOString(), points: next.k * rule.points }
      return { ...plain, comes: comes ?? null }
    }
  }
}

const countIn = ({ compiled, member }: Look, rule: Extract<Rule, { counts: unknown }>): number =>
  member ? countOf(member, placeOf(compiled.tallies, tallyKey(rule.counts))) : 0

function capOutlook(
  cap: Cap,
  standing: RuleStanding | null | undefined,
  { programme: { timeZone }, asOf }: Look,
): CapOutlook {
  const period = periodOf(timeZone, cap.per, asOf)
  const used = standing?.periods?.get(period ?? 'ever')?.used ?? 0
  const opensAt = cap.per === 'ever' ? null : new Date(nextPeriodStart(timeZone, cap.per, asOf)).toISOString()
  return { limit: cap.points, used, left: Math.max(0, cap.points - used), period, opensAt }
}

function subjectsOf(
  rule: Extract<Rule, { kind: 'milestone' }>,
  standing: RuleStanding | null | undefined,
  world: World,
): readonly SubjectOutlook[] {
  return (standing?.totals ?? []).map((running) => {
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
