import { pointsOf, type Book, type RuleStanding } from './book'
import { versionAt, type CompiledVersions } from './compile'
import type { MemberProgress, RuleProgress } from './evaluation'
import { nextStep } from './kinds/milestone'
import { levelOf } from './level'
import { periodOf } from './period'
import type { Cap, Rule, RuleOf } from './rule-schema'
import type { Programme } from './schema'
import type { EvaluationState } from './state'
import { tallyKey } from './tally'
import type { World } from './world'

/**
 * Where a member stands in each programme, under every rule, as of a moment that says which period the caps are
 * about. `entries` is empty: they are the ledger's, not the state's.
 */
export function memberView(
  state: EvaluationState,
  member: string,
  asOf: string,
): Record<string, MemberProgress> {
  const { books, world } = state.memory
  return Object.fromEntries(
    [...state.programmes].map(([id, compiled]) => {
      const programme = shownVersion(compiled, asOf)
      return [id, progressIn(programme, books.get(id), world, member, asOf)]
    }),
  )
}

/** Before the first version is in force its rules are already worth reading. */
function shownVersion(compiled: CompiledVersions, asOf: string): Programme {
  const version = versionAt(compiled, asOf) ?? compiled.versions.at(-1)
  if (!version) throw new Error('a programme without a version')
  return version.programme
}

function progressIn(
  programme: Programme,
  book: Book | undefined,
  world: World,
  member: string,
  asOf: string,
): MemberProgress {
  const standing = book?.members.get(member)
  const points = standing ? pointsOf(standing) : 0
  const level = programme.levels ? levelOf(programme.levels, points) : null
  const rules = programme.rules.map((rule): [string, RuleProgress] => {
    const ofRule = standing?.rules.get(rule.id)
    return [
      rule.id,
      {
        points: ofRule?.points ?? 0,
        count: 'counts' in rule ? countOf(book, rule, member) : (ofRule?.count ?? 0),
        capLeft: 'cap' in rule && rule.cap ? capLeft(rule.cap, ofRule, programme.timeZone, asOf) : null,
        nextAt: nextAt(rule, ofRule),
        subjects: rule.kind === 'milestone' ? subjectsOf(rule, ofRule, world) : null,
      },
    ]
  })
  return {
    points,
    entries: [],
    rules: Object.fromEntries(rules),
    badges: level ? [...(standing?.badges ?? [])] : null,
    level: level?.level ?? null,
    title: level?.title.en ?? null,
    privileges: level ? [...level.privileges] : null,
  }
}

function countOf(book: Book | undefined, rule: Extract<Rule, { counts: unknown }>, member: string): number {
  return book?.tallies.get(tallyKey(rule.counts))?.counts.get(member) ?? 0
}

function capLeft(cap: Cap, standing: RuleStanding | undefined, timeZone: string, asOf: string): number {
  const period = periodOf(timeZone, cap.per, asOf) ?? 'ever'
  return Math.max(0, cap.points - (standing?.periods?.get(period)?.used ?? 0))
}

function nextAt(rule: Rule, standing: RuleStanding | undefined): number | null {
  if (rule.kind === 'counter') return (standing?.reached ?? 0) + rule.every
  if (rule.kind === 'threshold-badge') return standing?.done ? null : rule.atLeast
  return null
}

function subjectsOf(rule: RuleOf<'milestone'>, standing: RuleStanding | undefined, world: World) {
  const subjects = [...(standing?.totals ?? [])].map(([subject, running]) => {
    const model = rule.fact === 'model.downloads' ? subject : world.profiles.get(subject)?.model
    const revoked = model !== undefined && world.revoked.has(model)
    const progress = {
      points: revoked ? 0 : running.awarded,
      total: running.total,
      nextAt: revoked ? null : (nextStep(rule, running)?.at ?? null),
      capLeft: revoked ? null : rule.maxPerSubject - running.awarded,
    }
    return [subject, progress] as const
  })
  return Object.fromEntries(subjects)
}
