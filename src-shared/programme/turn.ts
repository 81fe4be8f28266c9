import type { Fact } from '../facts/fact'
import type { Arithmetic, EntryDraft } from '../ledger/entry'
import { periodOf } from './period'
import type { Cap } from './rule-schema'
import type { Programme } from './schema'
import { memberStandingOf, standingOf, type Award, type Book } from './book'
import type { World } from './world'

/** One programme's look at one fact. */
export type Turn<F = Fact> = {
  readonly programme: Programme
  readonly book: Book
  readonly world: World
  readonly fact: F
  /** The model whose revocation takes back what is awarded in this turn. */
  readonly model: string | null
  readonly out: EntryDraft[]
}

type Moment = { readonly cause: string; readonly occurredAt: string; readonly recordedAt: string }

export const momentOf = (fact: Fact): Moment => ({
  cause: fact.id,
  occurredAt: fact.at,
  recordedAt: fact.recordedAt ?? fact.at,
})

type Asked = {
  readonly rule: string
  readonly member: string
  readonly subject: string
  readonly step: number
  readonly asked: number
  readonly moment: Moment
  /** The most that the rule gives a member in a period. */
  readonly cap?: Cap | undefined
  /** The most that the subject gives, and what it gave before. */
  readonly within?: { readonly limit: number; readonly usedBefore: number }
  readonly why?: Partial<Arithmetic>
}

/** Awards what is asked, cut to what is left under the cap; an award of 0 is an entry too. */
export function award(turn: Pick<Turn, 'programme' | 'book' | 'model' | 'out'>, line: Asked): Award {
  const { programme, book } = turn
  const standing = standingOf(book, line.member, line.rule)
  standing.made += 1
  let nth = standing.made
  let room: Arithmetic['cap']
  let amount = line.asked
  if (line.within) {
    room = { ...line.within, month: null }
    amount = leftUnder(room, line.asked)
  } else if (line.cap) {
    const month = periodOf(programme.timeZone, line.cap.per, line.moment.occurredAt)
    const period = periodStanding(standing, month)
    room = { limit: line.cap.points, usedBefore: period.used, month }
    amount = leftUnder(room, line.asked)
    period.used += amount
    nth = period.made += 1
  }
  const made: Award = {
    version: programme.version,
    rule: line.rule,
    member: line.member,
    subject: line.subject,
    step: line.step,
    net: amount,
  }
  standing.count += 1
  standing.points += amount
  memberStandingOf(book, line.member).points += amount
  remember(book, turn.model, made)
  turn.out.push({
    member: line.member,
    programme: programme.id,
    version: programme.version,
    amount,
    held: 0,
    kind: 'award',
    rule: line.rule,
    subject: line.subject,
    step: line.step,
    ...line.moment,
    reason: amount === line.asked ? null : amount === 0 ? 'cap-reached' : 'cut-to-cap',
    why: { asked: line.asked, nth, ...(room && { cap: room }), ...line.why },
  })
  return made
}

/** Takes back from an award, by an entry that answers it; nothing when nothing is left to take. */
export function correct(
  turn: Pick<Turn, 'programme' | 'book' | 'fact' | 'out'>,
  given: Award,
  line: {
    readonly kind: 'deduction' | 'reversal'
    readonly reason: EntryDraft['reason']
    readonly to: number
    readonly why: Arithmetic
  },
): void {
  const amount = Math.min(given.net, line.to) - given.net
  if (amount === 0) return
  given.net += amount
  standingOf(turn.book, given.member, given.rule).points += amount
  memberStandingOf(turn.book, given.member).points += amount
  turn.out.push({
    member: given.member,
    programme: turn.programme.id,
    version: given.version,
    amount,
    held: 0,
    kind: line.kind,
    rule: given.rule,
    subject: given.subject,
    step: given.step,
    ...momentOf(turn.fact),
    reason: line.reason,
    why: line.why,
  })
}

const leftUnder = (room: { readonly limit: number; readonly usedBefore: number }, asked: number): number =>
  Math.min(asked, Math.max(0, room.limit - room.usedBefore))

function periodStanding(standing: ReturnType<typeof standingOf>, period: string | null) {
  standing.periods ??= new Map()
  const key = period ?? 'ever'
  let found = standing.periods.get(key)
  if (!found) standing.periods.set(key, (found = { used: 0, made: 0 }))
  return found
}

function remember(book: Book, model: string | null, made: Award): void {
  if (model === null) return
  const given = book.givenBy.get(model)
  if (given) given.push(made)
  else book.givenBy.set(model, [made])
}
