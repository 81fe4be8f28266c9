import type { Fact } from '../facts/fact'
import type { EntryDraft } from '../ledger/entry'
import { placeOf, versionAt, type CompiledVersions } from './compile'
import { standingOf, type Joined, type Member } from './member'
import type { PassedOver, Silence } from './passed'
import { anniversaryOf } from './period'
import { takeId } from './seen'
import { copyState, memberOf, type EvaluationState } from './state'
import { count } from './tally'
import { award, correct, type Turn } from './turn'
import { learn, modelIn, type Model } from './world'

/**
 * Takes in one fact and gives the entries it makes, in every programme. Changes the state in place; the same state and
 * fact always give the same. Facts are to come in the order of `compareFacts`; a fact whose id was seen gives nothing.
 * Where `silences` is given, every rule that reads the fact and makes no entry of it says why there.
 */
export function step(
  state: EvaluationState,
  fact: Fact,
  silences: Silence[] | null = null,
): readonly EntryDraft[] {
  const { seen, world, book } = state.memory
  if (!takeId(seen, fact.id)) return quiet(silences, fact, { reason: 'same-fact' })
  const member = memberOf(state, fact.member)
  const model = modelIn(world, fact)
  if (model) {
    const gone = model.revoked
    if (!learn(world, fact, member, model)) return quiet(silences, fact, { reason: 'said-before' })
    if (gone) return quiet(silences, fact, { reason: 'model-revoked', model: model.id })
  }
  const out: EntryDraft[] = []
  const heard = silences?.length
  const recordedAt = fact.recordedAt ?? fact.at
  for (const compiled of state.programmes.values()) {
    const reading = compiled.readings.get(fact.type)
    if (!reading) continue
    const { place } = compiled
    for (const tally of reading.tallies) count(book, tally, fact, member)
    if (fact.type === 'member.joined') join(member, place, fact)
    const version = versionAt(reading, fact.at)
    if (!version) {
      const programme = compiled.versions[0]?.programme.id ?? null
      silences?.push({ fact, programme, rule: null, why: { reason: 'not-in-force' } })
      continue
    }
    const turn: Turn = {
      programme: version.programme,
      place,
      book,
      world,
      fact,
      member,
      model,
      out,
      silences,
      cause: fact.id,
      occurredAt: fact.at,
      recordedAt,
    }
    if (fact.type === 'model.revoked' && model) reverse(turn, model)
    for (const handle of version.handlers) handle(turn)
  }
  if (silences && out.length === 0 && silences.length === heard)
    return quiet(silences, fact, reasonOf(state, fact))
  return out
}

function quiet(silences: Silence[] | null, fact: Fact, why: PassedOver): readonly EntryDraft[] {
  silences?.push({ fact, programme: null, rule: null, why })
  return nothing
}

/** Why a fact that no rule answered changed no points. */
function reasonOf({ programmes }: EvaluationState, { type, at }: Fact): PassedOver {
  if (type === 'model.revoked') return { reason: 'nothing-to-take-back' }
  const all = [...programmes.values()]
  const hasAnniversary = all.some((compiled) =>
    versionAt(compiled, at)?.programme.rules.some(({ kind }) => kind === 'anniversary'),
  )
  if (type === 'member.joined' && hasAnniversary) return { reason: 'by-calendar' }
  return {
    reason: all.some(({ readings }) => readings.get(type)?.tallies.length) ? 'off-a-count' : 'no-rule',
  }
}

const nothing: readonly EntryDraft[] = []

/** The anniversaries whose moment is not after `asOf`, those already given left out. Changes the state in place. */
export function advance(state: EvaluationState, asOf: string): readonly EntryDraft[] {
  const now = Date.parse(asOf)
  const out: EntryDraft[] = []
  for (const compiled of state.programmes.values()) {
    for (const member of state.memory.members.values()) {
      const joined = member.joined[compiled.place]
      while (joined && dueOf(joined, compiled) <= now) {
        const { at, version } = anniversaryIn(compiled, joined.at, joined.years + 1)
        const occurredAt = new Date(at).toISOString()
        joined.years += 1
        joined.due = Number.NaN
        const programme = version.from <= at ? version.programme : null
        const rule = programme?.rules.find(({ kind }) => kind === 'anniversary')
        if (!programme || rule?.kind !== 'anniversary') continue
        const k = joined.years
        award(
          { programme, model: null, out, cause: joined.cause, occurredAt, recordedAt: occurredAt },
          {
            rule: rule.id,
            member,
            standing: standingOf(member, placeOf(compiled.rules, rule.id)),
            subject: member.id,
            step: k,
            asked: k * rule.points,
          },
        )
      }
    }
  }
  return out
}

/** What facts would give if they came next, without taking them in: an estimate, equal to the award if nothing else comes. */
export function forecast(state: EvaluationState, facts: readonly Fact[]): readonly EntryDraft[] {
  const copy = copyState(state)
  return facts.flatMap((fact) => step(copy, fact))
}

function reverse(turn: Turn, model: Model): void {
  const { id } = turn.programme
  for (const given of model.given) {
    if (given.programme !== id) continue
    given.standing.count -= 1
    given.standing.done = false
    correct(turn, given, { kind: 'reversal', reason: 'model-revoked', to: 0, why: { asked: -given.net } })
  }
  model.given = model.given.filter(({ programme }) => programme !== id)
}

function join({ joined }: Member, place: number, fact: Fact): void {
  joined[place] ??= { at: fact.at, cause: fact.id, years: 0, due: Number.NaN }
}

/** The next anniversary of a member who joined: which it is, and its moment. */
export const nextAnniversary = (
  compiled: CompiledVersions,
  joined: Joined,
): { readonly k: number; readonly at: number } => ({ k: joined.years + 1, at: dueOf(joined, compiled) })

function dueOf(joined: Joined, compiled: CompiledVersions): number {
  if (Number.isNaN(joined.due)) joined.due = anniversaryIn(compiled, joined.at, joined.years + 1).at
  return joined.due
}

/**
 * The k-th anniversary as the first version reckons it, in its own time zone, before whose successor it falls: a later
 * version moves no anniversary of the past.
 */
function anniversaryIn({ versions }: CompiledVersions, joinedAt: string, k: number) {
  const oldestFirst = versions.toReversed()
  for (const [index, version] of oldestFirst.entries()) {
    const at = anniversaryOf(version.programme.timeZone, joinedAt, k)
    const successor = oldestFirst[index + 1]
    if (!successor || at < successor.from) return { at, version }
  }
  throw new Error('a programme without a version')
}
