import type { Fact } from '../facts/fact'
import type { EntryDraft } from '../ledger/entry'
import { memberStandingOf, oneOf, standingOf, type Book, type Joined } from './book'
import { versionAt, type CompiledVersions } from './compile'
import type { PassedOver, Silence } from './passed'
import { anniversaryOf } from './period'
import { takeId } from './seen'
import { copyState, type EvaluationState } from './state'
import { count } from './tally'
import { award, correct, type Turn } from './turn'
import { learn, modelOf } from './world'

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
  const { seen, members, world, books } = state.memory
  if (!takeId(seen, fact.id)) return quiet(silences, fact, { reason: 'same-fact' })
  const member = oneOf(members, fact.member)
  const model = modelOf(world, fact)
  const gone = model !== null && world.revoked.has(model)
  if (!learn(world, fact, member)) return quiet(silences, fact, { reason: 'said-before' })
  if (gone) return quiet(silences, fact, { reason: 'model-revoked', model })
  const out: EntryDraft[] = []
  const heard = silences?.length
  const recordedAt = fact.recordedAt ?? fact.at
  for (const [id, compiled] of state.programmes) {
    if (!compiled.reads.has(fact.type)) continue
    const book = bookOf(books, id)
    const own = memberStandingOf(book, member)
    for (const spec of compiled.tallies.get(fact.type) ?? none) count(book, spec, fact, own)
    if (fact.type === 'member.joined') join(book, fact, member)
    const version = versionAt(compiled, fact.at)
    if (!version) {
      silences?.push({ fact, programme: id, rule: null, why: { reason: 'not-in-force' } })
      continue
    }
    const turn: Turn = {
      programme: version.programme,
      book,
      world,
      fact,
      member,
      own,
      model,
      out,
      silences,
      cause: fact.id,
      occurredAt: fact.at,
      recordedAt,
    }
    if (fact.type === 'model.revoked') reverse(turn, fact.model)
    for (const handle of version.handlers.get(fact.type) ?? none) handle(turn)
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
  return { reason: all.some(({ tallies }) => tallies.has(type)) ? 'off-a-count' : 'no-rule' }
}

const nothing: readonly EntryDraft[] = []
const none: readonly never[] = []

/** The anniversaries whose moment is not after `asOf`, those already given left out. Changes the state in place. */
export function advance(state: EvaluationState, asOf: string): readonly EntryDraft[] {
  const now = Date.parse(asOf)
  const out: EntryDraft[] = []
  for (const [id, compiled] of state.programmes) {
    const book = bookOf(state.memory.books, id)
    for (const [member, joined] of book.joined) {
      while (dueOf(joined, compiled) <= now) {
        const { at, version } = anniversaryIn(compiled, joined.at, joined.years + 1)
        const occurredAt = new Date(at).toISOString()
        joined.years += 1
        joined.due = Number.NaN
        const programme = version.from <= at ? version.programme : null
        const rule = programme?.rules.find(({ kind }) => kind === 'anniversary')
        if (!programme || rule?.kind !== 'anniversary') continue
        const k = joined.years
        award(
          { programme, book, model: null, out, cause: joined.cause, occurredAt, recordedAt: occurredAt },
          {
            rule: rule.id,
            member,
            standing: standingOf(book, member, rule.id),
            subject: member,
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

function reverse(turn: Turn, model: string): void {
  for (const given of turn.book.givenBy.get(model) ?? []) {
    const standing = turn.book.members.get(given.member)?.rules.get(given.rule)
    if (standing) {
      standing.count -= 1
      standing.done = false
    }
    correct(turn, given, { kind: 'reversal', reason: 'model-revoked', to: 0, why: { asked: -given.net } })
  }
  turn.book.givenBy.delete(model)
}

function join(book: Book, fact: Fact, member: string): void {
  if (book.joined.has(member)) return
  book.joined.set(member, { at: fact.at, cause: fact.id, years: 0, due: Number.NaN })
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

function bookOf(books: ReadonlyMap<string, Book>, id: string): Book {
  const book = books.get(id)
  if (!book) throw new Error(`no book of the programme ${id}`)
  return book
}
