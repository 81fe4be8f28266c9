import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { checkLedger } from '@shared/ledger/check'
import type { EntryDraft } from '@shared/ledger/entry'
import { evaluate } from '@shared/programme/evaluate'
import { memberProgressSchema } from '@shared/programme/evaluation'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { copyState, createState } from '@shared/programme/state'
import { advance, forecast, step } from '@shared/programme/step'
import { memberView } from '@shared/programme/view'
import { uuid } from '../../unit/programme/support/facts'
import { school } from '../../unit/programme/support/third-programme'
import { naivePoints } from './naive'
import { creatorStream, inOrder, limits, netOf, standingStream, stored, tight } from './streams'

const asOf = '2027-11-22T00:00:00Z'
const runs = { seed: 20261122, numRuns: 1000 }
const members = ['mia', 'noor', 'otis']

function fed(programmes: readonly Programme[], facts: readonly Fact[]): readonly EntryDraft[] {
  const state = createState(programmes)
  return facts.flatMap((fact) => step(state, fact))
}

describe('over seeded streams of facts', () => {
  it('a second, naive evaluator gives the same net points by member, rule and subject', () => {
    fc.assert(
      fc.property(creatorStream, (facts) => {
        expect(netOf(fed([tight], inOrder(facts)))).toEqual(naivePoints(facts, limits))
      }),
      runs,
    )
  })

  it('evaluating at once gives what feeding one by one and then looking gives', () => {
    const programmes = [...shippedProgrammes(), school()]
    fc.assert(
      fc.property(creatorStream, standingStream, (creator, standing) => {
        const facts = [...creator, ...standing]
        const state = createState(programmes)
        const entries = inOrder(facts).flatMap((fact) => step(state, fact))
        const all = [...entries, ...advance(state, asOf)]
        const { members: evaluated } = evaluate(programmes, facts, asOf)
        for (const [member, progress] of Object.entries(evaluated)) {
          const view = memberView(state, member, asOf)
          for (const [id, inProgramme] of Object.entries(progress)) {
            const { entries: own, ...rest } = inProgramme
            expect({ ...rest, entries: [] }).toEqual(view[id])
            expect(own).toEqual(all.filter((entry) => entry.member === member && entry.programme === id))
            expect(rest.points).toBe(own.reduce((sum, { amount }) => sum + amount, 0))
            for (const [rule, { points }] of Object.entries(rest.rules)) {
              const ofRule = own.filter((entry) => entry.rule === rule)
              expect(points).toBe(ofRule.reduce((sum, { amount }) => sum + amount, 0))
            }
            memberProgressSchema.parse(inProgramme)
          }
        }
      }),
      { ...runs, numRuns: 200 },
    )
  })

  it('the ledger keeps its invariants, and no cap is ever passed', () => {
    fc.assert(
      fc.property(creatorStream, (facts) => {
        const entries = fed([tight, ...shippedProgrammes().slice(1), school()], inOrder(facts))
        expect(checkLedger(stored(entries))).toEqual([])
        const used = new Map<string, number>()
        for (const { kind, member, programme, rule, amount, why } of entries) {
          if (kind !== 'award' || !why.cap || why.cap.month === null) continue
          const key = [programme, member, rule, why.cap.month].join(' ')
          used.set(key, (used.get(key) ?? 0) + amount)
          expect(used.get(key)).toBeLessThanOrEqual(why.cap.limit)
        }
      }),
      runs,
    )
  })

  it('any interleaving that keeps the order of each member and each subject gives the same net points', () => {
    fc.assert(
      fc.property(creatorStream, fc.infiniteStream(fc.nat()), (facts, choices) => {
        const ordered = inOrder(facts)
        const shuffled = interleaved(ordered, (below) => (choices.next().value as number) % below)
        expect(netOf(fed([tight], shuffled))).toEqual(netOf(fed([tight], ordered)))
      }),
      runs,
    )
  })

  it('a fact that comes again, however often and late, changes nothing', () => {
    fc.assert(
      fc.property(creatorStream, fc.array(fc.tuple(fc.nat(), fc.nat())), (facts, again) => {
        const ordered = inOrder(facts)
        const repeated = [...ordered]
        for (const [which, where] of again) {
          const fact = ordered[which % (ordered.length || 1)]
          if (!fact) continue
          const first = repeated.indexOf(fact)
          repeated.splice(first + 1 + (where % (repeated.length - first)), 0, { ...fact })
        }
        expect(fed([tight], repeated)).toEqual(fed([tight], ordered))
      }),
      runs,
    )
  })

  it('when every model is taken down, nothing that came of a model is left', () => {
    fc.assert(
      fc.property(creatorStream, (facts) => {
        const revoked = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((model, n): Fact => ({
          id: uuid(9000 + n),
          member: 'team',
          at: asOf,
          type: 'model.revoked',
          model,
          reason: 'copied',
        }))
        const left = [...netOf(fed([tight], [...inOrder(facts), ...revoked])).keys()].map(
          (key) => key.split(' ')[1] ?? '',
        )
        const alone = ['set-preference', 'nickname-avatar', 'complete-profile', 'setup-printer', 'feedback']
        expect(left.filter((rule) => !alone.includes(rule))).toEqual([])
      }),
      runs,
    )
  })

  it('community counters without removals do not depend on the order', () => {
    const [, standing] = shippedProgrammes()
    const programme = {
      ...standing,
      rules: standing?.rules.map((rule) => ('every' in rule ? { ...rule, every: 7 } : rule)),
    }
    fc.assert(
      fc.property(standingStream, fc.infiniteStream(fc.nat()), (facts, choices) => {
        const once = uniqueSubjects(inOrder(facts))
        const shuffled = once
          .map((fact) => ({ fact, by: choices.next().value as number }))
          .sort((a, b) => a.by - b.by)
        const points = (given: readonly Fact[]) => netOf(fed([programme as Programme], given))
        expect(points(shuffled.map(({ fact }) => fact))).toEqual(points(once))
      }),
      runs,
    )
  })

  it('a forecast is what the award will be, and leaves the state as it was', () => {
    fc.assert(
      fc.property(creatorStream, fc.nat(), (facts, where) => {
        const ordered = inOrder(facts)
        const cut = where % (ordered.length + 1)
        const state = createState([tight, school()])
        for (const fact of ordered.slice(0, cut)) step(state, fact)
        const before = copyState(state)
        const estimated = forecast(state, ordered.slice(cut))
        expect(state).toEqual(before)
        expect(estimated).toEqual(ordered.slice(cut).flatMap((fact) => step(state, fact)))
        for (const member of members) expect(memberView(before, member, asOf)).toBeDefined()
      }),
      { ...runs, numRuns: 200 },
    )
  })
})

/** What a fact shares with others: a member whose awards it can touch, or a subject. */
function ties(fact: Fact, all: readonly Fact[]): readonly string[] {
  const modelOf = (one: Fact): readonly string[] => {
    if (one.type === 'print_profile.downloads') {
      return all.flatMap((other) =>
        other.type === 'print_profile.published' && other.profile === one.profile ? [other.model] : [],
      )
    }
    if (one.type === 'review.photo_rejected') {
      return all.flatMap((other) =>
        other.type === 'review.posted' && other.review === one.review ? [other.model] : [],
      )
    }
    return 'model' in one && one.type !== 'printer.configured' ? [one.model] : []
  }
  const models = modelOf(fact)
  const touched =
    fact.type === 'model.revoked'
      ? all.filter((other) => modelOf(other).includes(fact.model)).map(({ member }) => member)
      : [fact.member]
  return [
    ...touched.map((member) => `member ${member}`),
    ...models.map((model) => `model ${model}`),
    ...('profile' in fact && fact.profile !== undefined ? [`profile ${fact.profile}`] : []),
    ...('review' in fact ? [`review ${fact.review}`] : []),
    ...('suggestion' in fact ? [`suggestion ${fact.suggestion}`] : []),
  ]
}

function interleaved(facts: readonly Fact[], choose: (below: number) => number): readonly Fact[] {
  const waiting = facts.map((fact) => ({ fact, ties: new Set(ties(fact, facts)) }))
  const out: Fact[] = []
  while (waiting.length > 0) {
    const held = new Set<string>()
    const free = waiting.filter((one) => {
      const isFree = ![...one.ties].some((tie) => held.has(tie))
      for (const tie of one.ties) held.add(tie)
      return isFree
    })
    const chosen = free[choose(free.length)]
    if (!chosen) break
    out.push(chosen.fact)
    waiting.splice(waiting.indexOf(chosen), 1)
  }
  return out
}

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
