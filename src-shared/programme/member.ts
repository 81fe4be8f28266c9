/**
 * A member, and where he or she stands under the rules of every programme. Rules, tallies and programmes are numbered
 * where they are made ready (`compile.ts`), so that a standing is found by its place instead of by its name.
 */
export type Member = {
  readonly id: string
  /** By rule; null until it is touched. */
  readonly rules: (RuleStanding | null)[]
  /** By tally: how many subjects stand that this member added. */
  readonly counts: number[]
  /** By programme; the first earned first. */
  readonly badges: Set<string>[]
  /** By programme; null until the member joined. */
  readonly joined: (Joined | null)[]
}

/** Where a member stands under one rule. The collections are made when the rule's kind needs them. */
export type RuleStanding = {
  /** Net of all awards, deductions and reversals. */
  points: number
  /** Awards that stand, those of 0 included. */
  count: number
  /** Awards ever made, for the n-th without a period and the attempt of a `once`. */
  made: number
  /** A one-off task or a badge is done. */
  done: boolean
  /** The highest step of a counter paid. */
  reached: number
  /** By calendar period, `ever` where there is none. */
  periods: Map<string, PeriodStanding> | null
  /** Of the periods the one last asked for: most facts are about it again. */
  latest: PeriodStanding | null
  /** Subjects this member has used up, where each member has each once. */
  subjects: Set<string> | null
  /** What has come together so far of what must be collected. */
  collected: Set<string> | null
  /** Of milestones: each subject that counts. */
  totals: RunningTotal[] | null
}

/** Awarded under the cap, and how many awards. Neither ever falls. */
export type PeriodStanding = { readonly period: string; used: number; made: number }

export type RunningTotal = {
  readonly subject: string
  readonly rule: number
  total: number
  reached: number
  awarded: number
}

export type Joined = { readonly at: string; readonly cause: string; years: number; due: number }

/** How many rules, tallies and programmes there are. */
export type Places = { readonly rules: number; readonly tallies: number; readonly programmes: number }

export const createMember = (id: string, places: Places): Member => ({
  id,
  rules: Array.from({ length: places.rules }, () => null),
  counts: Array.from({ length: places.tallies }, () => 0),
  badges: Array.from({ length: places.programmes }, () => new Set<string>()),
  joined: Array.from({ length: places.programmes }, () => null),
})

export const standingOf = ({ rules }: Member, rule: number): RuleStanding =>
  (rules[rule] ??= {
    points: 0,
    count: 0,
    made: 0,
    done: false,
    reached: 0,
    periods: null,
    latest: null,
    subjects: null,
    collected: null,
    totals: null,
  })

export const countOf = ({ counts }: Member, tally: number): number => counts[tally] ?? 0

/** Net of everything that some rules gave and took. */
export function pointsOf({ rules }: Member, of: Iterable<number>): number {
  let points = 0
  for (const rule of of) points += rules[rule]?.points ?? 0
  return points
}

export function periodStanding(standing: RuleStanding, period: string): PeriodStanding {
  if (standing.latest?.period === period) return standing.latest
  const periods = (standing.periods ??= new Map<string, PeriodStanding>())
  let found = periods.get(period)
  if (!found) periods.set(period, (found = { period, used: 0, made: 0 }))
  return (standing.latest = found)
}

/** Takes a subject for one member alone; false when he or she had it before. */
export const takeOwn = (standing: RuleStanding, subject: string): boolean =>
  isNewIn((standing.subjects ??= new Set()), subject)

/** Adds to a set and says whether it was not in it before, with one look at the set. */
export function isNewIn(set: Set<string>, item: string): boolean {
  const before = set.size
  set.add(item)
  return set.size > before
}
