import type { FactType } from '../facts/fact'
import { testOf } from './condition'
import { grantedBadge, thresholdBadge } from './kinds/badge'
import { counter } from './kinds/counter'
import { milestone } from './kinds/milestone'
import { once } from './kinds/once'
import { perSubject } from './kinds/per-subject'
import { scored, takePartBack } from './kinds/scored'
import type { Places } from './member'
import type { Counts, Rule } from './rule-schema'
import type { Programme } from './schema'
import { tallyKey, type Tally } from './tally'
import type { Turn } from './turn'

/** What a rule does with a fact of a type it reads. */
type Handler = (turn: Turn) => void

/** A version of a programme and when it came in force; from milliseconds since 1970. */
type Version = { readonly from: number; readonly programme: Programme }

/** The versions of one programme, newest first, made ready to be asked fact by fact. */
export type CompiledVersions = {
  /** The programme's place, and those of its rules and tallies by name: members and the book keep theirs there. */
  readonly place: number
  readonly rules: ReadonlyMap<string, number>
  readonly tallies: ReadonlyMap<string, number>
  readonly versions: readonly Version[]
  /** What becomes of a fact, by its type; what is not there can change nothing in any version. */
  readonly readings: ReadonlyMap<FactType, Reading>
}

export type Reading = {
  /** Counted whatever the version in force, so that a new one does not start from nothing. */
  readonly tallies: readonly Tally[]
  readonly versions: readonly (Version & { readonly handlers: readonly Handler[] })[]
}

/** The rule that entries of what was brought forward are under. */
export const broughtRule = 'brought-forward'

/** By programme id, in the order given, and how many places they have together. */
export type Compiled = {
  readonly programmes: ReadonlyMap<string, CompiledVersions>
  readonly places: Places
}

export function compileProgrammes(programmes: readonly Programme[]): Compiled {
  const byId = new Map<string, Programme[]>()
  for (const programme of programmes) byId.set(programme.id, [...(byId.get(programme.id) ?? []), programme])
  let places: Places = { rules: 0, tallies: 0, programmes: 0 }
  const compiled = new Map<string, CompiledVersions>()
  for (const [id, versions] of byId) {
    const made = compileVersions(versions, places)
    compiled.set(id, made)
    places = {
      rules: places.rules + made.rules.size,
      tallies: places.tallies + made.tallies.size,
      programmes: places.programmes + 1,
    }
  }
  return { programmes: compiled, places }
}

/** The version that was in force at a moment; null before the first. */
export function versionAt<V extends Version>(
  { versions }: { readonly versions: readonly V[] },
  at: string,
): V | null {
  const newest = versions[0]
  if (newest?.from === Number.NEGATIVE_INFINITY) return newest
  const moment = Date.parse(at)
  return versions.find(({ from }) => from <= moment) ?? null
}

function compileVersions(programmes: readonly Programme[], taken: Places): CompiledVersions {
  const all = programmes.flatMap(({ rules }) => rules)
  const counting = all.flatMap((rule) => ('counts' in rule ? [rule.counts] : []))
  const rules = numbered([...all.map(({ id }) => id), broughtRule], taken.rules)
  const tallies = numbered(counting.map(tallyKey), taken.tallies)
  const counted = talliesByType(counting, tallies)
  const versions = programmes
    .map((programme) => ({
      from: programme.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(programme.from),
      programme,
      handlers: handlersOf(programme, { rules, tallies }),
    }))
    .sort((a, b) => b.from - a.from)
  const types = new Set<FactType>([
    'member.joined',
    'model.revoked',
    ...counted.keys(),
    ...versions.flatMap(({ handlers }) => [...handlers.keys()]),
  ])
  const reading = (type: FactType): Reading => ({
    tallies: counted.get(type) ?? [],
    versions: versions.map((version) => ({ ...version, handlers: version.handlers.get(type) ?? [] })),
  })
  return {
    place: taken.programmes,
    rules,
    tallies,
    versions,
    readings: new Map([...types].map((type) => [type, reading(type)])),
  }
}

/** Each name once, at the places from `first` on. */
const numbered = (names: readonly string[], first: number): ReadonlyMap<string, number> =>
  new Map([...new Set(names)].map((name, index) => [name, first + index]))

/** The place of a name that was numbered. */
export function placeOf(places: ReadonlyMap<string, number>, name: string): number {
  const place = places.get(name)
  if (place === undefined) throw new Error(`no place for ${name}`)
  return place
}

function talliesByType(
  counting: readonly Counts[],
  places: CompiledVersions['tallies'],
): ReadonlyMap<FactType, readonly Tally[]> {
  const tallies = new Map<string, Tally>()
  for (const counts of counting) {
    const key = tallyKey(counts)
    tallies.set(key, { ...counts, place: placeOf(places, key), test: testOf(counts.where) })
  }
  const byType = new Map<FactType, Tally[]>()
  for (const tally of tallies.values())
    for (const type of new Set([tally.fact, tally.removedBy ?? tally.fact])) add(byType, type, tally)
  return byType
}

type PlacesOf = Pick<CompiledVersions, 'rules' | 'tallies'>

function handlersOf(programme: Programme, places: PlacesOf): ReadonlyMap<FactType, readonly Handler[]> {
  const handlers = new Map<FactType, Handler[]>()
  for (const rule of programme.rules)
    for (const [type, handler] of handlersOfRule(rule, programme, places)) add(handlers, type, handler)
  return handlers
}

function handlersOfRule(
  rule: Rule,
  { requiredFields }: Programme,
  { rules, tallies }: PlacesOf,
): readonly (readonly [FactType, Handler])[] {
  const place = placeOf(rules, rule.id)
  switch (rule.kind) {
    case 'once':
      return [[rule.fact, once(rule, place, requiredFields)]]
    case 'per-subject':
      return [[rule.fact, perSubject(rule, place)]]
    case 'milestone':
      return [[rule.fact, milestone(rule, place)]]
    case 'scored': {
      const { takenBack } = rule
      const scores = [rule.fact, scored(rule, place)] as const
      return takenBack ? [scores, [takenBack.fact, takePartBack(rule.id, place, takenBack)]] : [scores]
    }
    case 'counter':
      return [[rule.counts.fact, counter(rule, place, placeOf(tallies, tallyKey(rule.counts)))]]
    case 'threshold-badge':
      return [[rule.counts.fact, thresholdBadge(rule, place, placeOf(tallies, tallyKey(rule.counts)))]]
    case 'granted-badge':
      return [['badge.granted', grantedBadge(rule, place)]]
    case 'anniversary':
      return []
  }
}

function add<T>(lists: Map<FactType, T[]>, type: FactType, item: T): void {
  const list = lists.get(type)
  if (list) list.push(item)
  else lists.set(type, [item])
}
