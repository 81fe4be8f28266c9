import fc from 'fast-check'
import { expect } from 'vitest'
import { groupBy } from '@core/group-by'
import type { Fact } from '@shared/facts/fact'
import { checkLedger } from '@shared/ledger/check'
import type { EntryDraft } from '@shared/ledger/entry'
import type { Programme } from '@shared/programme/schema'
import { uuid } from '../../unit/programme/support/facts'
import { school } from '../../unit/programme/support/third-programme'
import type { Evaluator } from './evaluator'
import { interleaved } from './interleave'
import { naivePoints, type Limits } from './naive'
import { naiveSchoolPoints, schoolDay, schoolMonday } from './naive-school'
import { naiveStandingPoints } from './naive-standing'
import {
  communityStream,
  creatorStream,
  inOrder,
  limits,
  netOf,
  quick,
  scale,
  schoolStream,
  standingStream,
  stored,
  tight,
  withCaps,
} from './streams'

/** What holds of an evaluator, whatever facts come: each is put to the real one and to broken ones. */
export type Property = {
  readonly name: string
  readonly holds: (evaluator: Evaluator, runs: Runs) => void
}
type Runs = { readonly seed: number; readonly numRuns: number; readonly endOnFailure?: boolean }

export const asOf = '2027-11-22T00:00:00Z'
const schoolOnly = [school()]
const choices = fc.infiniteStream(fc.nat())

export const properties: readonly Property[] = [
  property('creator-rewards gives what a naive second evaluator gives', ({ run }) =>
    fc.property(creatorStream, (facts) => {
      expect(netOf(run([tight], facts, asOf))).toEqual(naivePoints(facts, limits))
    }),
  ),
  property('community-standing gives what a naive second evaluator gives', ({ run }) =>
    fc.property(communityStream, (facts) => {
      expect(netOf(run([quick], facts, asOf))).toEqual(naiveStandingPoints(facts, scale, asOf))
    }),
  ),
  property('a made-up programme gives what a naive second evaluator gives', ({ run }) =>
    fc.property(schoolStream, (facts) => {
      expect(netOf(run(schoolOnly, facts, asOf))).toEqual(naiveSchoolPoints(facts, asOf))
    }),
  ),
  property('at once is what one by one gives', ({ run, feed }) =>
    fc.property(creatorStream, communityStream, (creator, community) => {
      const programmes = [tight, quick, ...schoolOnly]
      const facts = [...creator, ...community]
      const fed = feed(programmes, inOrder(facts), asOf)
      expect(byMember(run(programmes, facts, asOf))).toEqual(byMember(fed))
    }),
  ),
  property('in what order members and subjects come to each other does not matter', ({ feed }) =>
    fc.property(creatorStream, communityStream, choices, (creator, community, chosen) => {
      for (const [programme, facts] of [
        [tight, inOrder(creator)],
        [quick, inOrder(community)],
      ] as const) {
        const others = interleaved(facts, (below) => (chosen.next().value as number) % below)
        expect(netOf(feed([programme], others, asOf))).toEqual(netOf(feed([programme], facts, asOf)))
      }
    }),
  ),
  property('a fact that comes again, however often and late, changes nothing', ({ run, feed }) =>
    fc.property(creatorStream, fc.array(fc.tuple(fc.nat(), fc.nat())), (facts, again) => {
      const ordered = inOrder(facts)
      const repeated = [...ordered]
      for (const [which, where] of again) {
        const fact = ordered[which % (ordered.length || 1)]
        if (!fact) continue
        const first = repeated.indexOf(fact)
        repeated.splice(first + 1 + (where % (repeated.length - first)), 0, { ...fact })
      }
      expect(feed([tight], repeated, asOf)).toEqual(feed([tight], ordered, asOf))
      expect(run([tight], repeated, asOf)).toEqual(run([tight], ordered, asOf))
    }),
  ),
  property('what was paid stays paid: a fact recorded later only adds entries', ({ run }) =>
    fc.property(creatorStream, fc.nat(), (facts, where) => {
      const ordered = inOrder(facts)
      const earlier = ordered.slice(0, where % (ordered.length + 1))
      const all = byMember(run([tight], facts, asOf))
      for (const [member, entries] of byMember(run([tight], earlier, asOf))) {
        expect(all.get(member)?.slice(0, entries.length)).toEqual(entries)
      }
    }),
  ),
  property('the ledger keeps its invariants', ({ run }) =>
    fc.property(creatorStream, communityStream, (creator, community) => {
      const entries = run([tight, quick, ...schoolOnly], [...creator, ...community], asOf)
      expect(checkLedger(stored(entries))).toEqual([])
    }),
  ),
  property('no cap is ever passed', ({ run }) =>
    fc.property(creatorStream, schoolStream, (creator, atSchool) => {
      expect(over(run([tight], creator, asOf), tight, (at) => at.slice(0, 7))).toEqual([])
      for (const programme of schoolOnly) {
        expect(over(run([programme], atSchool, asOf), programme, schoolPeriod)).toEqual([])
      }
    }),
  ),
  property('when every model is taken down, nothing that came of a model is left', ({ run }) =>
    fc.property(creatorStream, (facts) => {
      const net = netOf(run([tight], [...facts, ...takedown], asOf))
      const rules = [...net.keys()].map((key) => key.split(' ')[1] ?? '')
      expect(rules.filter((rule) => !aloneOfModels.has(rule))).toEqual([])
    }),
  ),
  property('counters without removals do not depend on the order', ({ feed }) =>
    fc.property(standingStream, choices, (facts, chosen) => {
      const once = uniqueSubjects(inOrder(facts))
      const shuffled = once
        .map((fact) => ({ fact, by: chosen.next().value as number }))
        .sort((a, b) => a.by - b.by)
        .map(({ fact }) => fact)
      expect(netOf(feed([quick], shuffled, asOf))).toEqual(netOf(feed([quick], once, asOf)))
    }),
  ),
  property('each fact is judged by the version in force at its time', ({ run }) =>
    fc.property(creatorStream, (facts) => {
      const entries = run(versions, facts, asOf)
      expect(netOf(entries)).toEqual(naivePoints(facts, limitsAt))
      for (const { kind, version, occurredAt } of entries) {
        if (kind === 'award') expect(version).toBe(versionIn(occurredAt).version)
      }
    }),
  ),
  property(
    'the facts under their stored versions give the same ledger again, whatever comes later',
    ({ run }) =>
      fc.property(creatorStream, communityStream, (creator, community) => {
        const entries = run(versions, creator, asOf)
        expect(run(versions.toReversed(), creator, asOf)).toEqual(entries)
        expect(run([...versions, afterAll], creator, asOf)).toEqual(entries)
        const before = (entries: readonly EntryDraft[]) =>
          entries.filter(({ occurredAt }) => occurredAt < quickLater.from)
        const alone = run([quick], community, asOf)
        expect(before(run([quick, quickLater], community, asOf))).toEqual(before(alone))
      }),
  ),
  property('a forecast is what the award will be', ({ feed, forecast }) =>
    fc.property(creatorStream, fc.nat(), (facts, where) => {
      const ordered = inOrder(facts)
      const cut = where % (ordered.length + 1)
      const before = ordered.slice(0, cut)
      const programmes = [tight, ...schoolOnly]
      const given = feed(programmes, before, '2000-01-01T00:00:00Z')
      const all = feed(programmes, ordered, '2000-01-01T00:00:00Z')
      expect([...given, ...forecast(programmes, before, ordered.slice(cut))]).toEqual(all)
    }),
  ),
]

function property<T>(name: string, of: (evaluator: Evaluator) => fc.IProperty<T>): Property {
  return { name, holds: (evaluator, runs) => fc.assert(of(evaluator), runs) }
}

const byMember = (entries: readonly EntryDraft[]): Map<string, readonly EntryDraft[]> =>
  groupBy(entries, ({ member, programme }) => `${member} ${programme}`)

/** Caps of months and subjects that more was awarded under than the programme allows. */
function over(
  entries: readonly EntryDraft[],
  programme: Programme,
  periodOf: (at: string, per: string) => string,
): readonly string[] {
  const limit = new Map<string, number>()
  const used = new Map<string, number>()
  for (const { kind, member, rule: id, subject, amount, occurredAt } of entries) {
    const rule = programme.rules.find((one) => one.id === id)
    if (kind !== 'award' || !rule) continue
    const cap = 'cap' in rule ? rule.cap : undefined
    const most = rule.kind === 'milestone' ? rule.maxPerSubject : cap?.points
    if (most === undefined) continue
    const within = cap ? periodOf(occurredAt, cap.per) : subject
    const key = `${id} ${member} ${within}`
    limit.set(key, most)
    used.set(key, (used.get(key) ?? 0) + amount)
  }
  return [...used].filter(([key, points]) => points > (limit.get(key) ?? 0)).map(([key]) => key)
}

function schoolPeriod(at: string, per: string): string {
  return per === 'day' ? schoolDay(at) : per === 'week' ? schoolMonday(at) : per
}

const aloneOfModels = new Set([
  'set-preference',
  'nickname-avatar',
  'complete-profile',
  'setup-printer',
  'feedback',
])

const takedown = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((model, n): Fact => ({
  id: uuid(9000 + n),
  member: 'team',
  at: asOf,
  type: 'model.revoked',
  model,
  reason: 'copied',
}))

const turn = '2026-11-15T08:00:00Z'
const wider: Limits = { ...limits, upload: 38, profile: 7, review: 9 }
const limitsAt = (at: string): Limits => (Date.parse(at) < Date.parse(turn) ? limits : wider)
const second: Programme = { ...withCaps(wider), version: '2', from: turn }
const versions: readonly Programme[] = [tight, second]
const versionIn = (at: string): Programme => (Date.parse(at) < Date.parse(turn) ? tight : second)
const afterAll: Programme = {
  ...withCaps({ upload: 0, profile: 0, review: 0, perModel: 1, perProfile: 1 }),
  version: '3',
  from: '2026-12-02T00:00:00.001Z',
  timeZone: 'Etc/GMT+12',
}

/** After every fact, though not after every anniversary. */
const quickLater = {
  ...quick,
  version: '2',
  from: '2027-06-01T00:00:00.000Z',
  timeZone: 'Pacific/Kiritimati',
  rules: quick.rules.map((rule) => ('every' in rule ? { ...rule, every: 1 } : rule)),
} satisfies Programme

/** The first fact of each post, like and so on: which member a subject belongs to is the one thing that order decides. */
function uniqueSubjects(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>()
  return facts.filter((fact) => {
    const { id: _, member, at: __, recordedAt: ___, ...own } = fact
    const key = JSON.stringify(
      fact.type === 'badge.granted' || fact.type === 'member.joined' ? { ...own, member } : own,
    )
    return !seen.has(key) && seen.add(key)
  })
}
