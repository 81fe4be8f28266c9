import type { Fact } from '../facts/fact'
import type { Arithmetic, EntryDraft } from '../ledger/entry'
import { periodOf } from './period'
import type { Cap } from './rule-schema'
import type { Programme } from './schema'
import type { Award } from './award'
import type { Book } from './book'
import { periodStanding, type Member, type RuleStanding } from './member'
import type { Silence } from './passed'
import type { Model, World } from './world'

/** One programme's look at one fact. */
export type Turn = Making & {
  /** Whose fact it is, and his or her badges and place in the programme. */
  readonly member: Member
  readonly place: number
  readonly world: World
  readonly book: Book
  readonly fact: Fact
  readonly silences: Silence[] | null
}

/** What entries are made with: what caused them and when. */
export type Making = {
  readonly programme: Programme
  /** The model whose revocation takes back what is awarded in this turn. */
  readonly model: Model | null
  readonly out: EntryDraft[]
  readonly cause: string
  readonly occurredAt: string
  readonly recordedAt: string
}

type Asked = {
  readonly rule: string
  readonly member: Member
  readonly standing: RuleStanding
  readonly subject: string
  readonly step: number
  readonly asked: number
  /** The most that the rule gives a member in a period. */
  readonly cap?: Cap | undefined
  /** The most that the subject gives, and what it gave before. */
  readonly within?: { readonly limit: number; readonly usedBefore: number }
  readonly why?: Partial<Arithmetic>
  /** Whether it stays when the model that the fact is about is revoked. */
  readonly stays?: boolean
}

type Room = NonNullable<Arithmetic['cap']>

/** Awards what is asked, cut to what is left under the cap; an award of 0 is an entry too. */
export function award(turn: Making, line: Asked): Award {
  const { programme, occurredAt } = turn
  const { standing, asked } = line
  standing.made += 1
  let nth = standing.made
  let room: Room | null = null
  let amount = asked
  if (line.within) {
    room = { limit: line.within.limit, usedBefore: line.within.usedBefore, month: null }
    amount = leftUnder(room, asked)
  } else if (line.cap) {
    const month = periodOf(programme.timeZone, line.cap.per, occurredAt)
    const period = periodStanding(standing, month ?? 'ever')
    room = { limit: line.cap.points, usedBefore: period.used, month }
    amount = leftUnder(room, asked)
    period.used += amount
    nth = period.made += 1
  }
  standing.count += 1
  standing.points += amount
  const made: Award = {
    programme: programme.id,
    version: programme.version,
    rule: line.rule,
    member: line.member,
    standing,
    subject: line.subject,
    step: line.step,
    net: amount,
  }
  if (line.stays !== true) turn.model?.given.push(made)
  const why: Arithmetic = room ? { asked, nth, cap: room } : { asked, nth }
  turn.out.push({
    member: line.member.id,
    programme: programme.id,
    version: programme.version,
    amount,
    held: 0,
    kind: 'award',
    rule: line.rule,
    subject: line.subject,
    step: line.step,
    cause: turn.cause,
    occurredAt,
    recordedAt: turn.recordedAt,
    reason: amount === asked ? null : amount === 0 ? 'cap-reached' : 'cut-to-cap',
    why: line.why ? Object.assign(why, line.why) : why,
  })
  return made
}

/** Takes back from an award, by an entry that answers it; nothing when nothing is left to take. */
export function correct(
  turn: Making,
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
  given.standing.points += amount
  turn.out.push({
    member: given.member.id,
    programme: given.programme,
    version: given.version,
    amount,
    held: 0,
    kind: line.kind,
    rule: given.rule,
    subject: given.subject,
    step: given.step,
    cause: turn.cause,
    occurredAt: turn.occurredAt,
    recordedAt: turn.recordedAt,
    reason: line.reason,
    why: line.why,
  })
}

const leftUnder = (room: Room, asked: number): number =>
  Math.min(asked, Math.max(0, room.limit - room.usedBefore))
