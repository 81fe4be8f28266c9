import { describe, expect, it } from 'vitest'
import { evaluate } from '@shared/programme/evaluate'
import { shippedProgrammes } from '@shared/programme/shipped'
import { asOf, entriesOf, factMaker, pointsOf, progressOf, range } from './support/facts'

const whole = () => {
  const fact = factMaker()
  const facts = [
    fact('model.approved', { model: 'm', origin: 'original' }),
    fact('print_profile.published', { model: 'm', profile: 'p' }),
    fact('print_profile.published', { model: 'm', profile: 'q', member: 'noor' }),
    fact('model.downloads', { model: 'm', total: 1100 }),
    fact('print_profile.downloads', { profile: 'p', total: 100 }),
    fact('print_profile.downloads', { profile: 'q', total: 50 }),
    fact('review.posted', {
      review: 'r',
      model: 'm',
      rating: 4,
      photo: true,
      description: true,
      member: 'otis',
    }),
    fact('review.photo_rejected', { review: 'r', member: 'otis' }),
  ]
  const revoked = fact('model.revoked', { model: 'm', reason: 'copied' })
  return { fact, facts, revoked }
}

describe('a revoked model', () => {
  it('leaves nothing of what it gave to anyone: upload, profiles, milestones, reviews with their deductions', () => {
    const { facts, revoked } = whole()
    expect(progressOf(facts).points).toBe(30 + 10 + 20 + 5 + 430 + 10)
    expect(progressOf(facts, { member: 'otis' }).points).toBe(6)
    const { members } = evaluate(shippedProgrammes(), [...facts, revoked], asOf)
    expect(Object.values(members).map((member) => member['creator-rewards']?.points)).toEqual([0, 0, 0])
  })

  it('is taken back award by award, each reversal with the rule, subject and step of the one it answers', () => {
    const { facts, revoked } = whole()
    const { entries } = progressOf([...facts, revoked])
    const key = ({ rule, subject, step }: (typeof entries)[number]) => `${rule} ${subject} ${step}`
    const reversals = entries.filter(({ kind }) => kind === 'reversal')
    expect(new Set(reversals.map(key))).toEqual(
      new Set(entries.filter(({ kind }) => kind === 'award').map(key)),
    )
    expect(reversals.every(({ cause, reason }) => cause === revoked.id && reason === 'model-revoked')).toBe(
      true,
    )
    expect(
      entriesOf([...facts, revoked], 'print-review', { member: 'otis' }).map(({ amount }) => amount),
    ).toEqual([10, -4, -6])
  })

  it('gives nothing more: profiles, downloads, reviews, approval, a second revocation', () => {
    const { fact, facts, revoked } = whole()
    const after = [
      fact('model.downloads', { model: 'm', total: 5000 }),
      fact('print_profile.downloads', { profile: 'p', total: 5000 }),
      fact('print_profile.published', { model: 'm', profile: 's' }),
      fact('print_profile.downloads', { profile: 's', total: 5000 }),
      fact('review.posted', {
        review: 't',
        model: 'm',
        rating: 5,
        photo: true,
        description: true,
        member: 'pia',
      }),
      fact('model.approved', { model: 'm', origin: 'original' }),
      fact('model.revoked', { model: 'm', reason: 'again' }),
    ]
    const { members } = evaluate(shippedProgrammes(), [...facts, revoked, ...after], asOf)
    const points = ['mia', 'noor', 'otis', 'pia'].map(
      (member) => members[member]?.['creator-rewards']?.points,
    )
    expect(points).toEqual([0, 0, 0, 0])
    const progress = progressOf([...facts, revoked, ...after])
    expect(progress.entries).toEqual(progressOf([...facts, revoked]).entries)
    expect(progress.rules['excellent-model']?.subjects?.['m']).toMatchObject({
      points: 0,
      nextAt: null,
      capLeft: null,
    })
  })

  it('opens a `once` task again for the next model, as its second attempt', () => {
    const { fact, facts, revoked } = whole()
    const next = fact('model.approved', { model: 'n', origin: 'remix' })
    const entries = entriesOf([...facts, revoked, next], 'first-model-upload')
    expect(entries.map(({ kind, amount, step }) => [kind, amount, step])).toEqual([
      ['award', 30, 1],
      ['reversal', -30, 1],
      ['award', 30, 2],
    ])
    expect(progressOf([...facts, revoked]).rules['first-model-upload']).toMatchObject({ points: 0, count: 0 })
  })

  it('opens the first print profile again too, for whoever had it from that model', () => {
    const { fact, facts, revoked } = whole()
    const next = fact('print_profile.published', { model: 'n', profile: 'of n', member: 'noor' })
    const entries = entriesOf([...facts, revoked, next], 'first-print-profile', { member: 'noor' })
    expect(entries.map(({ kind, amount, step }) => [kind, amount, step])).toEqual([
      ['award', 20, 1],
      ['reversal', -20, 1],
      ['award', 20, 2],
    ])
  })

  it('opens a task a second time when the second model is revoked as well: the third attempt is step 3', () => {
    const { fact, facts, revoked } = whole()
    const more = [
      fact('model.approved', { model: 'n', origin: 'remix' }),
      fact('model.revoked', { model: 'n', reason: 'copied too' }),
      fact('model.approved', { model: 'o', origin: 'original' }),
    ]
    const entries = entriesOf([...facts, revoked, ...more], 'first-model-upload')
    expect(entries.map(({ amount, step }) => [amount, step])).toEqual([
      [30, 1],
      [-30, 1],
      [30, 2],
      [-30, 2],
      [30, 3],
    ])
  })

  it('after milestones and a deduction takes back what is left of each, to the point', () => {
    const { facts, revoked } = whole()
    const { entries } = progressOf([...facts, revoked], { member: 'otis' })
    const net = entries.reduce((sum, { amount }) => sum + amount, 0)
    expect(net).toBe(0)
    const milestones = entriesOf([...facts, revoked], 'excellent-model')
    expect(
      milestones
        .filter(({ kind }) => kind === 'award')
        .map(({ step }) => step)
        .at(-1),
    ).toBe(1100)
    expect(milestones.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
  })

  it('takes a photo rejected after it for nothing: there is nothing left to take', () => {
    const { fact, facts, revoked } = whole()
    const early = facts.slice(0, -1)
    const late = fact('review.photo_rejected', { review: 'r', member: 'otis' })
    const amounts = entriesOf([...early, revoked, late], 'print-review', { member: 'otis' })
    expect(amounts.map(({ amount }) => amount)).toEqual([10, -10])
  })

  it('leaves the room that its profiles used under their cap used, too', () => {
    const fact = factMaker()
    const profiles = range(30).map((n) =>
      fact('print_profile.published', { model: `m${n}`, profile: `p${n}` }),
    )
    const revoked = fact('model.revoked', { model: 'm0', reason: 'copied' })
    const next = fact('print_profile.published', { model: 'x', profile: 'x' })
    expect(entriesOf([...profiles, revoked, next], 'model-first-profile').at(-1)).toMatchObject({
      amount: 0,
      reason: 'cap-reached',
    })
    expect(progressOf([...profiles, revoked]).rules['model-first-profile']).toMatchObject({
      points: 145,
      capLeft: 0,
    })
  })

  it('does not open a task that another model had completed', () => {
    const { fact, facts, revoked } = whole()
    const earlier = fact('model.approved', { model: 'e', origin: 'remix', at: '2026-10-01T00:00:00Z' })
    const next = fact('model.approved', { model: 'n', origin: 'remix' })
    expect(entriesOf([earlier, ...facts, revoked, next], 'first-model-upload')).toHaveLength(1)
  })

  it('leaves the room it used under a cap used', () => {
    const fact = factMaker()
    const uploads = range(30).map((n) => fact('model.approved', { model: `m${n}`, origin: 'original' }))
    const revoked = fact('model.revoked', { model: 'm3', reason: 'copied' })
    const next = fact('model.approved', { model: 'x', origin: 'original' })
    expect(pointsOf([...uploads, revoked, next], 'model-upload')).toBe(290)
  })

  it('that was not approved yet gives nothing when it is', () => {
    const fact = factMaker()
    const facts = [
      fact('model.revoked', { model: 'm', reason: 'copied' }),
      fact('model.approved', { model: 'm', origin: 'original' }),
    ]
    expect(progressOf(facts).points).toBe(0)
  })
})
