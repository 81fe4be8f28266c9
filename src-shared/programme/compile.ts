import type { FactType } from '../facts/fact'
import { testOf } from './condition'
import { grantedBadge, thresholdBadge } from './kinds/badge'
import { counter } from './kinds/counter'
import { milestone } from './kinds/milestone'
import { once } from './kinds/once'
import { perSubject } from './kinds/per-subject'
import { scored, takePartBack } from './kinds/scored'
import type { Rule } from './rule-schema'
import type { Programme } from './schema'
import { tallyKey, type TallySpec } from './tally'
import type { Turn } from './turn'

/** What a rule does with a fact of a type it reads. */
type Handler = (turn: Turn) => void

/** The versions of one programme, newest first, made ready to be asked fact by fact. */
export type CompiledVersions = {
  readonly versions: readonly {
    readonly from: number
    readonly programme: Programme
    readonly handlers: ReadonlyMap<FactType, readonly Handler[]>
  }[]
  /** Counted whatever the version in force, so that a new one does not start from nothing; by the facts they read. */
  readonly tallies: ReadonlyMap<FactType, readonly TallySpec[]>
  /** The types of facts that can change anything in any version. */
  readonly reads: ReadonlySet<FactType>
}

export function compileProgrammes(programmes: readonly Programme[]): ReadonlyMap<string, CompiledVersions> {
  const byId = new Map<string, Programme[]>()
  for (const programme of programmes) byId.set(programme.id, [...(byId.get(programme.id) ?? []), programme])
  return new Map([...byId].map(([id, versions]) => [id, compileVersions(versions)]))
}

/** The version that was in force at a moment; null before the first. */
export function versionAt(
  compiled: CompiledVersions,
  at: string,
): CompiledVersions['versions'][number] | null {
  const newest = compiled.versions[0]
  if (newest?.from === Number.NEGATIVE_INFINITY) return newest
  const moment = Date.parse(at)
  return compiled.versions.find(({ from }) => from <= moment) ?? null
}

function compileVersions(programmes: readonly Programme[]): CompiledVersions {
  const tallies = talliesOf(programmes.flatMap(({ rules }) => rules))
  const versions = programmes.map((programme) => ({
    from: programme.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(programme.from),
    programme,
    handlers: handlersOf(programme),
  }))
  const reads = new Set<FactType>([
    'member.joined',
    'model.revoked',
    ...tallies.keys(),
    ...versions.flatMap(({ handlers }) => [...handlers.keys()]),
  ])
  return { versions: versions.sort((a, b) => b.from - a.from), tallies, reads }
}

function talliesOf(rules: readonly Rule[]): ReadonlyMap<FactType, readonly TallySpec[]> {
  const specs = new Map<string, TallySpec>()
  for (const rule of rules) {
    if (!('counts' in rule)) continue
    const key = tallyKey(rule.counts)
    specs.set(key, { ...rule.counts, key, test: testOf(rule.counts.where) })
  }
  const byType = new Map<FactType, TallySpec[]>()
  for (const spec of specs.values()) {
    for (const type of new Set([spec.fact, spec.removedBy ?? spec.fact])) {
      const others = byType.get(type)
      if (others) others.push(spec)
      else byType.set(type, [spec])
    }
  }
  return byType
}

function handlersOf(programme: Programme): ReadonlyMap<FactType, readonly Handler[]> {
  const handlers = new Map<FactType, Handler[]>()
  const on = (type: FactType, handler: Handler) => {
    const others = handlers.get(type)
    if (others) others.push(handler)
    else handlers.set(type, [handler])
  }
  for (const rule of programme.rules) register(rule, programme, on)
  return handlers
}

function register(rule: Rule, programme: Programme, on: (type: FactType, handler: Handler) => void): void {
  switch (rule.kind) {
    case 'once':
      on(rule.fact, once(rule, programme.requiredFields))
      return
    case 'per-subject':
      on(rule.fact, perSubject(rule))
      return
    case 'milestone':
      on(rule.fact, milestone(rule))
      return
    case 'scored':
      on(rule.fact, scored(rule))
      if (rule.takenBack) on(rule.takenBack.fact, takePartBack(rule.id, rule.takenBack))
      return
    case 'counter':
      on(rule.counts.fact, counter(rule))
      return
    case 'threshold-badge':
      on(rule.counts.fact, thresholdBadge(rule))
      return
    case 'granted-badge':
      on('badge.granted', grantedBadge(rule))
      return
    case 'anniversary':
      return
  }
}
