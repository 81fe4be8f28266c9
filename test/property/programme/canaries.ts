import type { Fact } from '@shared/facts/fact'
import { awardKey } from '@shared/ledger/check'
import type { EntryDraft } from '@shared/ledger/entry'
import type { Rule } from '@shared/programme/rule-schema'
import type { Programme } from '@shared/programme/schema'
import { uuid } from '../../unit/programme/support/facts'
import type { Break } from './evaluator'
import { inOrder } from './streams'

/** Evaluators that are wrong in one way each, and by which properties of the suite that must come out. */
export const canaries: readonly {
  readonly name: string
  readonly by: Break
  readonly caughtBy: readonly string[]
}[] = [
  {
    name: 'a cap off by one',
    by: {
      programmes: withRules((rule) => ('cap' in rule && rule.cap ? { ...rule, cap: more(rule.cap) } : rule)),
    },
    caughtBy: ['no cap is ever passed', 'creator-rewards gives what a naive second evaluator gives'],
  },
  {
    name: 'a most per subject off by one',
    by: {
      programmes: withRules((rule) =>
        rule.kind === 'milestone' ? { ...rule, maxPerSubject: rule.maxPerSubject + 1 } : rule,
      ),
    },
    caughtBy: ['no cap is ever passed', 'creator-rewards gives what a naive second evaluator gives'],
  },
  {
    name: 'a second award when a fact is delivered again',
    by: { entries: awardedAgain },
    caughtBy: ['a fact that comes again, however often and late, changes nothing'],
  },
  {
    name: 'a reversal that is lost',
    by: { entries: (entries) => entries.filter(({ kind }) => kind !== 'reversal') },
    caughtBy: [
      'when every model is taken down, nothing that came of a model is left',
      'a forecast is what the award will be',
    ],
  },
  {
    name: 'a reversal that forgets reviews',
    by: {
      entries: (entries) =>
        entries.filter(({ kind, rule }) => kind !== 'reversal' || rule !== 'print-review'),
    },
    caughtBy: ['when every model is taken down, nothing that came of a model is left'],
  },
  {
    name: 'the month of a clock far from UTC',
    by: { programmes: inZone('Pacific/Kiritimati', 'UTC') },
    caughtBy: ['creator-rewards gives what a naive second evaluator gives', 'no cap is ever passed'],
  },
  {
    name: 'the week and day of UTC in a programme far from it',
    by: { programmes: inZone('UTC', 'Pacific/Kiritimati') },
    caughtBy: ['a made-up programme gives what a naive second evaluator gives', 'no cap is ever passed'],
  },
  {
    name: 'a milestone paid again when a total falls and rises',
    by: { entries: paidAgain },
    caughtBy: [
      'the ledger keeps its invariants',
      'creator-rewards gives what a naive second evaluator gives',
    ],
  },
  {
    name: 'the order of happening instead of the order of recording',
    by: { facts: (facts) => facts.map(({ recordedAt: _, ...fact }) => fact) },
    caughtBy: ['what was paid stays paid: a fact recorded later only adds entries'],
  },
  {
    name: 'an award over a cap that is refused instead of cut',
    by: {
      entries: (entries) =>
        entries.map((entry) => (entry.reason === 'cut-to-cap' ? { ...entry, amount: 0 } : entry)),
    },
    caughtBy: ['creator-rewards gives what a naive second evaluator gives'],
  },
  {
    name: 'room under a cap that comes back after a reversal',
    by: { entries: withRoomBack },
    caughtBy: ['no cap is ever passed', 'creator-rewards gives what a naive second evaluator gives'],
  },
  {
    name: 'the owner’s own review counted as the first',
    by: {
      programmes: withRules((rule) => (rule.kind === 'scored' ? { ...rule, exceptOwner: false } : rule)),
      entries: withoutOwnReviews,
    },
    caughtBy: ['creator-rewards gives what a naive second evaluator gives'],
  },
  {
    name: 'the first profile of each member instead of the first of all',
    by: {
      programmes: withRules((rule) =>
        rule.id === 'model-first-profile' && rule.kind === 'per-subject'
          ? { ...rule, scope: 'member' }
          : rule,
      ),
    },
    caughtBy: ['creator-rewards gives what a naive second evaluator gives'],
  },
  {
    name: 'a post that counts although it was removed',
    by: { facts: (facts) => facts.filter(({ type }) => type !== 'post.removed') },
    caughtBy: ['community-standing gives what a naive second evaluator gives'],
  },
  {
    name: 'a badge at 200 likes instead of over 200',
    by: {
      programmes: withRules((rule) =>
        rule.id === 'badge:likable-guy' && rule.kind === 'threshold-badge'
          ? { ...rule, atLeast: rule.atLeast - 1 }
          : rule,
      ),
    },
    caughtBy: ['community-standing gives what a naive second evaluator gives'],
  },
  {
    name: 'a like that counts each time it is given',
    by: {
      facts: (facts) =>
        facts.map((fact, n) =>
          fact.type === 'like.received' ? { ...fact, like: `${fact.like}.${n}` } : fact,
        ),
    },
    caughtBy: ['community-standing gives what a naive second evaluator gives'],
  },
  {
    name: 'the newest version for facts of an older one',
    by: { programmes: newestOnly },
    caughtBy: [
      'each fact is judged by the version in force at its time',
      'the facts under their stored versions give the same ledger again, whatever comes later',
    ],
  },
  {
    name: 'a fact taken in under a new id each time',
    by: { facts: (facts) => facts.map((fact, n) => ({ ...fact, id: uuid(20_000 + n) })) },
    caughtBy: [
      'a fact that comes again, however often and late, changes nothing',
      'at once is what one by one gives',
    ],
  },
  {
    name: 'a cap that all members share',
    by: { entries: sharedCap },
    caughtBy: ['in what order members and subjects come to each other does not matter'],
  },
  {
    name: 'likes that count only after a first post',
    by: {
      facts: (facts) =>
        facts.filter(
          (fact, n) =>
            fact.type !== 'like.received' ||
            facts.slice(0, n).some(({ type, member }) => type === 'post.created' && member === fact.member),
        ),
    },
    caughtBy: ['counters without removals do not depend on the order'],
  },
]

const more = <C extends { readonly points: number }>(cap: C): C => ({ ...cap, points: cap.points + 1 })

function withRules(change: (rule: Rule) => Rule) {
  return (programmes: readonly Programme[]): readonly Programme[] =>
    programmes.map((programme) => ({ ...programme, rules: programme.rules.map(change) }))
}

function inZone(timeZone: string, insteadOf: string) {
  return (programmes: readonly Programme[]): readonly Programme[] =>
    programmes.map((one) => (one.timeZone === insteadOf ? { ...one, timeZone } : one))
}

function newestOnly(programmes: readonly Programme[]): readonly Programme[] {
  const moment = ({ from }: Programme) => (from === undefined ? 0 : Date.parse(from))
  const newest = new Map<string, Programme>()
  for (const one of programmes.toSorted((a, b) => moment(a) - moment(b))) newest.set(one.id, one)
  return [...newest.values()].map(({ from: _, ...always }) => always)
}

function awardedAgain(entries: readonly EntryDraft[], facts: readonly Fact[]): readonly EntryDraft[] {
  const again = facts.filter(({ id }, index) => facts.findIndex((fact) => fact.id === id) < index)
  return [
    ...entries,
    ...again.flatMap(({ id }) => entries.filter(({ kind, cause }) => kind === 'award' && cause === id)),
  ]
}

/** For each total that rises again, the steps between that were paid before, a second time. */
function paidAgain(entries: readonly EntryDraft[], facts: readonly Fact[]): readonly EntryDraft[] {
  const before = new Map<string, number>()
  const again: EntryDraft[] = []
  for (const fact of inOrder(facts)) {
    if (fact.type !== 'model.downloads' && fact.type !== 'print_profile.downloads') continue
    const subject = fact.type === 'model.downloads' ? fact.model : fact.profile
    const from = before.get(subject) ?? fact.total
    before.set(subject, fact.total)
    const paid = entries.filter(
      (entry) =>
        entry.kind === 'award' &&
        entry.rule.startsWith('excellent-') &&
        entry.subject === subject &&
        entry.step > from &&
        entry.step <= fact.total &&
        entry.cause !== fact.id,
    )
    again.push(...paid.map((entry) => ({ ...entry, cause: fact.id })))
  }
  return [...entries, ...again]
}

/** What a reversal took back may be given again under the same cap. */
function withRoomBack(entries: readonly EntryDraft[]): readonly EntryDraft[] {
  const room = new Map<string, number>()
  const periods = new Map<string, string>()
  return entries.map((entry) => {
    const ofAward = awardKey(entry)
    if (entry.kind === 'award' && entry.why.cap?.month != null) {
      const period = `${entry.member} ${entry.rule} ${entry.why.cap.month}`
      periods.set(ofAward, period)
      const back = Math.min(room.get(period) ?? 0, entry.why.asked - entry.amount)
      room.set(period, (room.get(period) ?? 0) - back)
      return { ...entry, amount: entry.amount + back }
    }
    const period = entry.kind === 'reversal' ? periods.get(ofAward) : undefined
    if (period !== undefined) room.set(period, (room.get(period) ?? 0) - entry.amount)
    return entry
  })
}

function withoutOwnReviews(entries: readonly EntryDraft[], facts: readonly Fact[]): readonly EntryDraft[] {
  const log = inOrder(facts)
  const isOwn = (entry: EntryDraft): boolean => {
    const posted = log.findIndex(({ id }) => id === entry.cause)
    const approved = log.find((fact) => fact.type === 'model.approved' && fact.model === entry.subject)
    return approved !== undefined && approved.member === entry.member && log.indexOf(approved) < posted
  }
  const own = entries.filter(
    (entry) => entry.rule === 'print-review' && entry.kind === 'award' && isOwn(entry),
  )
  const keys = new Set(own.map(awardKey))
  return entries.filter((entry) => !keys.has(awardKey(entry)))
}

function sharedCap(entries: readonly EntryDraft[]): readonly EntryDraft[] {
  const used = new Map<string, number>()
  return entries.map((entry) => {
    if (entry.kind !== 'award') return entry
    const amount = Math.min(entry.amount, 30 - (used.get(entry.rule) ?? 0))
    used.set(entry.rule, (used.get(entry.rule) ?? 0) + amount)
    return { ...entry, amount }
  })
}
