/** An award as it must be remembered to be taken back: what is left of it after deductions and reversals. */
export type Award = {
  readonly version: string
  readonly rule: string
  readonly member: string
  readonly subject: string
  readonly step: number
  net: number
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
  /** By calendar period: awarded under the cap, and how many awards. Neither ever falls. */
  periods: Map<string, { used: number; made: number }> | null
  /** Subjects this member has used up, where each member has each once. */
  subjects: Set<string> | null
  /** What has come together so far of what must be collected. */
  collected: Set<string> | null
  totals: Map<string, RunningTotal> | null
}

export type RunningTotal = { total: number; reached: number; awarded: number }

export type MemberStanding = {
  readonly rules: Map<string, RuleStanding>
  readonly badges: Set<string>
  /** By tally: how many subjects stand that this member added. */
  readonly counts: Map<string, number>
}

export type Joined = { readonly at: string; readonly cause: string; years: number; due: number }

export type Deductible = { readonly award: Award; readonly others: number; readonly part: number }

/** All that one programme has to remember. */
export type Book = {
  readonly members: Map<string, MemberStanding>
  /** By rule: subjects that are used up for everyone, or whose first scored fact has been. */
  readonly subjects: Map<string, Set<string>>
  /** By rule and id: the award that a later fact can take a part of, and what the other parts came to. */
  readonly deductible: Map<string, Map<string, Deductible>>
  /** By tally: the subjects that stand, and who added them. */
  readonly tallies: Map<string, Map<string, MemberStanding>>
  readonly joined: Map<string, Joined>
  /** By model: what it gave, to anyone. */
  readonly givenBy: Map<string, Award[]>
}

export function createBook(): Book {
  return {
    members: new Map(),
    subjects: new Map(),
    deductible: new Map(),
    tallies: new Map(),
    joined: new Map(),
    givenBy: new Map(),
  }
}

export const standingOf = (book: Book, member: string, rule: string): RuleStanding =>
  ruleStandingOf(memberStandingOf(book, member), rule)

export function ruleStandingOf({ rules }: MemberStanding, rule: string): RuleStanding {
  let standing = rules.get(rule)
  if (!standing) {
    standing = {
      points: 0,
      count: 0,
      made: 0,
      done: false,
      reached: 0,
      periods: null,
      subjects: null,
      collected: null,
      totals: null,
    }
    rules.set(rule, standing)
  }
  return standing
}

/** Net of everything that the rules gave and took. */
export function pointsOf(member: MemberStanding): number {
  let points = 0
  for (const rule of member.rules.values()) points += rule.points
  return points
}

export function memberStandingOf(book: Book, member: string): MemberStanding {
  let standing = book.members.get(member)
  if (!standing) {
    standing = { rules: new Map(), badges: new Set(), counts: new Map() }
    book.members.set(member, standing)
  }
  return standing
}

/** The one string of a member, kept from when he or she was first heard of. */
export function oneOf(members: Map<string, string>, member: string): string {
  const known = members.get(member)
  if (known !== undefined) return known
  members.set(member, member)
  return member
}

/** Takes a subject of a rule for everyone; false when it was taken before. */
export function takeSubject(book: Book, rule: string, subject: string): boolean {
  let taken = book.subjects.get(rule)
  if (!taken) book.subjects.set(rule, (taken = new Set()))
  return isNewIn(taken, subject)
}

/** Adds to a set and says whether it was not in it before, with one look at the set. */
export function isNewIn(set: Set<string>, item: string): boolean {
  const before = set.size
  set.add(item)
  return set.size > before
}
