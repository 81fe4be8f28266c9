import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { outlookOf, type Outlook } from '@shared/programme/outlook'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { createState } from '@shared/programme/state'
import { advance, step } from '@shared/programme/step'
import { asOf, factMaker, range } from './support/facts'
import { school } from './support/third-programme'

function outlook(
  facts: readonly Fact[],
  programme = 'creator-rewards',
  programmes: readonly Programme[] = shippedProgrammes(),
): Outlook {
  const state = createState(programmes)
  for (const fact of facts) step(state, fact)
  advance(state, asOf)
  const found = outlookOf(state, 'mia', asOf).get(programme)
  if (!found) throw new Error(`no outlook in ${programme}`)
  return found
}

describe('where a member stands and what comes next', () => {
  it('says what is left under a cap and when it opens anew', () => {
    const fact = factMaker()
    const facts = range(34).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original' }))
    expect(outlook(facts).rules.get('model-upload')).toMatchObject({
      points: 300,
      count: 34,
      cap: { limit: 300, used: 300, left: 0, period: '2026-11', opensAt: '2026-12-01T00:00:00.000Z' },
    })
  })

  it('opens a weekly cap on Monday in its own zone, and one for ever never', () => {
    const rules = outlook([], 'school-makers', [school()]).rules
    expect(rules.get('any-model')?.cap).toMatchObject({
      period: '2026-W48',
      opensAt: '2026-11-29T10:00:00.000Z',
    })
    expect(rules.get('printed')?.cap).toMatchObject({ period: null, opensAt: null, left: 2 })
  })

  it('says how many downloads are to go to which reward, cut to what the model can still give', () => {
    const fact = factMaker()
    const at = (total: number) =>
      outlook([
        fact('model.approved', { model: `m${total}`, origin: 'original' }),
        fact('model.downloads', { model: `m${total}`, total }),
      ]).rules.get('excellent-model')?.subjects[0]
    expect(at(637)).toMatchObject({ points: 240, left: 2760, next: { at: 650, togo: 13, points: 20 } })
    expect(at(9650)).toMatchObject({ left: 20, next: { at: 9700, togo: 50, points: 20 } })
    expect(at(9700)).toMatchObject({ left: 0, next: null })
  })

  it('says which badge lacks what, and which task still wants what', () => {
    const fact = factMaker()
    const facts = [
      ...range(22).map((n) => fact('answer.accepted', { answer: `a${n}` })),
      fact('identity.set', { nickname: true }),
    ]
    expect(outlook(facts, 'community-standing').rules.get('badge:brainiac')).toMatchObject({
      done: false,
      count: 22,
      next: { at: 25, togo: 3, points: 100 },
    })
    expect(outlook(facts).rules.get('nickname-avatar')).toMatchObject({ done: false, missing: ['avatar'] })
    expect(outlook(facts).rules.get('set-preference')).toMatchObject({ done: false, missing: [] })
  })

  it('says what the next level unlocks, and nothing beyond the highest', () => {
    const fact = factMaker()
    const badges = (...names: readonly string[]) =>
      outlook(
        names.map((badge) => fact('badge.granted', { badge, reason: 'earned' })),
        'community-standing',
      ).level
    expect(badges()).toMatchObject({ level: 0, next: { level: 1, togo: 10, unlocks: [] } })
    expect(badges('superstar')).toMatchObject({
      level: 10,
      next: { level: 11, togo: 10, title: { en: '3D printing enthusiast' }, unlocks: ['profile-flair'] },
    })
    expect(badges('superstar', 'community-author')).toMatchObject({
      level: 20,
      privileges: ['profile-flair'],
      next: { level: 21, unlocks: ['store-early-access'] },
    })
    const most = { ...shippedProgrammes()[1]!, levels: { ...shippedProgrammes()[1]!.levels!, max: 3 } }
    const granted = [fact('badge.granted', { badge: 'featured', reason: 'earned' })]
    expect(outlook(granted, most.id, [most]).level).toMatchObject({ level: 3, next: null })
  })

  it('says when the next anniversary comes and what it gives', () => {
    const joined = factMaker()('member.joined', { at: '2024-02-29T08:00:00Z' })
    expect(outlook([joined], 'community-standing').rules.get('anniversary')).toMatchObject({
      points: 30,
      comes: { at: '2027-02-28T08:00:00.000Z', points: 30 },
    })
    expect(outlook([], 'community-standing').rules.get('anniversary')?.comes).toBeNull()
  })

  it('has nothing to look forward to from a model that was taken down', () => {
    const fact = factMaker()
    const facts = [
      fact('model.approved', { model: 'm', origin: 'original' }),
      fact('model.downloads', { model: 'm', total: 100 }),
      fact('model.revoked', { model: 'm', reason: 'copied' }),
    ]
    expect(outlook(facts).rules.get('excellent-model')?.subjects).toEqual([
      { subject: 'm', total: 100, points: 0, left: null, next: null },
    ])
  })
})
