import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryDraft } from '@shared/ledger/entry'
import { evaluate } from '@shared/programme/evaluate'
import { memberProgressSchema } from '@shared/programme/evaluation'
import { shippedProgrammes } from '@shared/programme/shipped'
import { copyState, createState } from '@shared/programme/state'
import { advance, forecast, step } from '@shared/programme/step'
import { memberView } from '@shared/programme/view'
import { school } from '../../unit/programme/support/third-programme'
import { naiveStandingOf } from './naive-standing'
import { communityStream, creatorStream, inOrder, quick, scale, schoolStream, tight } from './streams'
import { asOf } from './suite'

const seed = 20261122

describe('what a member is shown, over seeded streams of facts', () => {
  it('is the sum of the entries, under every rule and in all, at once as one by one', () => {
    const programmes = [...shippedProgrammes(), school()]
    fc.assert(
      fc.property(creatorStream, communityStream, schoolStream, (creator, community, atSchool) => {
        const facts = [...creator, ...community, ...atSchool]
        const state = createState(programmes)
        for (const fact of inOrder(facts)) step(state, fact)
        advance(state, asOf)
        for (const [member, progress] of Object.entries(evaluate(programmes, facts, asOf).members)) {
          const view = memberView(state, member, asOf)
          for (const [id, inProgramme] of Object.entries(progress)) {
            const { entries, ...rest } = inProgramme
            expect({ ...rest, entries: [] }).toEqual(view[id])
            expect(rest.points).toBe(entries.reduce((sum, { amount }) => sum + amount, 0))
            for (const [rule, { points }] of Object.entries(rest.rules)) {
              const ofRule = entries.filter((entry) => entry.rule === rule)
              expect(points).toBe(ofRule.reduce((sum, { amount }) => sum + amount, 0))
            }
            memberProgressSchema.parse(inProgramme)
          }
        }
      }),
      { seed, numRuns: 150 },
    )
  })

  it('are the badges, level, title and privileges of a naive second evaluator', () => {
    fc.assert(
      fc.property(communityStream, (facts) => {
        for (const [member, progress] of Object.entries(evaluate([quick], facts, asOf).members)) {
          const { points, badges, level, title, privileges } = progress['community-standing']!
          expect({ points, badges: badges?.toSorted(), level, title, privileges }).toEqual(
            naiveStandingOf(facts, member, scale, asOf),
          )
        }
      }),
      { seed, numRuns: 500 },
    )
  })

  it('does not depend on how often the calendar was looked at', () => {
    fc.assert(
      fc.property(communityStream, fc.array(fc.nat({ max: 6000 })), (facts, days) => {
        const looks = days.toSorted((a, b) => a - b)
        const state = createState([quick, school()])
        const seldom = createState([quick, school()])
        for (const fact of inOrder(facts)) {
          step(state, fact)
          step(seldom, fact)
        }
        const often = looks.flatMap((day) =>
          advance(state, new Date(Date.UTC(2012, 0, 1) + day * 86_400_000).toISOString()),
        )
        const key = ({ programme, member, step: k }: EntryDraft) => `${programme} ${member} ${k}`
        const sorted = (entries: readonly EntryDraft[]) =>
          entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
        expect(sorted([...often, ...advance(state, '2029-01-01T00:00:00Z')])).toEqual(
          sorted(advance(seldom, '2029-01-01T00:00:00Z')),
        )
      }),
      { seed, numRuns: 300 },
    )
  })

  it('is left as it was by a forecast', () => {
    fc.assert(
      fc.property(creatorStream, fc.nat(), (facts, where) => {
        const ordered = inOrder(facts)
        const cut = where % (ordered.length + 1)
        const state = createState([tight, school()])
        for (const fact of ordered.slice(0, cut)) step(state, fact)
        const before = copyState(state)
        forecast(state, ordered.slice(cut))
        expect(state).toEqual(before)
      }),
      { seed, numRuns: 150 },
    )
  })
})
