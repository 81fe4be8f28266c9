import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { bringForward, broughtForwardSchema, type BroughtForward } from '@shared/programme/brought-forward'
import { evaluate } from '@shared/programme/evaluate'
import { shippedProgrammes } from '@shared/programme/shipped'
import { copyState, createState } from '@shared/programme/state'
import { asOf, factMaker, uuid } from './support/facts'

const history = (own: Partial<BroughtForward> = {}): BroughtForward =>
  broughtForwardSchema.parse({
    id: uuid(900),
    member: 'mia',
    programme: 'creator-rewards',
    at: '2026-11-10T00:00:00Z',
    balance: 412,
    done: ['set-preference', 'first-model-upload'],
    caps: [{ rule: 'model-upload', used: 290 }],
    models: [{ model: 'm', origin: 'original', downloads: 120 }],
    profiles: [{ profile: 'p', model: 'm', downloads: 51 }],
    ...own,
  })

function after(facts: readonly Fact[], brought = history(), programme = brought.programme) {
  const progress = evaluate(shippedProgrammes(), facts, asOf, [brought]).members['mia']?.[programme]
  if (!progress) throw new Error('mia is not there')
  return progress
}

describe('what a member brings forward', () => {
  it('is one entry of the balance a site shows, and nothing else', () => {
    const { points, entries } = after([])
    expect(points).toBe(412)
    expect(entries).toMatchObject([
      {
        kind: 'brought-forward',
        amount: 412,
        rule: 'brought-forward',
        reason: 'brought-forward',
        cause: uuid(900),
      },
    ])
  })

  it('keeps finished tasks finished and the caps of its month used', () => {
    const fact = factMaker()
    const { points, rules } = after([
      fact('preferences.set', { tags: ['art'], at: '2026-11-20T00:00:00Z' }),
      fact('model.approved', { model: 'n1', origin: 'original', at: '2026-11-20T00:00:00Z' }),
      fact('model.approved', { model: 'n2', origin: 'original', at: '2026-11-21T00:00:00Z' }),
    ])
    expect(points).toBe(422)
    expect(rules['model-upload']).toMatchObject({ points: 10, count: 2, capLeft: 0 })
    expect(rules['first-model-upload']?.points).toBe(0)
  })

  it('leaves the next month its whole cap', () => {
    const fact = factMaker()('model.approved', { model: 'n', origin: 'original', at: '2026-12-01T00:00:00Z' })
    expect(after([fact]).rules['model-upload']?.points).toBe(10)
  })

  it('counts downloads on from where they stood, for models and profiles', () => {
    const fact = factMaker()
    const { rules } = after([
      fact('model.downloads', { model: 'm', total: 149 }),
      fact('model.downloads', { model: 'm', total: 151 }),
      fact('print_profile.downloads', { profile: 'p', total: 100 }),
    ])
    expect(rules['excellent-model']).toMatchObject({
      points: 20,
      subjects: { m: { total: 151, nextAt: 200 } },
    })
    expect(rules['excellent-profile']).toMatchObject({ points: 5, subjects: { p: { nextAt: 150 } } })
  })

  it('knows its models: publishing one again, or its first profile, gives nothing', () => {
    const fact = factMaker()
    const facts = [
      fact('model.approved', { model: 'm', origin: 'original' }),
      fact('print_profile.published', { model: 'm', profile: 'p2', member: 'noor' }),
      fact('print_profile.published', { model: 'm', profile: 'p' }),
    ]
    expect(after(facts).points).toBe(412)
    const { members } = evaluate(shippedProgrammes(), facts, asOf, [history()])
    expect(members['noor']?.['creator-rewards']).toMatchObject({
      points: 20,
      rules: { 'model-first-profile': { points: 0 } },
    })
  })

  it('goes on counting posts, keeps badges and gives only the anniversaries still to come', () => {
    const fact = factMaker()
    const brought = history({
      programme: 'community-standing',
      balance: 150,
      done: ['badge:brainiac'],
      caps: [],
      counts: [{ rule: 'posts', count: 199 }],
      models: [],
      profiles: [],
      joinedAt: '2024-11-15T00:00:00Z',
    })
    const { points, badges, level, rules } = after(
      [fact('post.created', { post: 'x' }), fact('answer.accepted', { answer: 'y' })],
      brought,
    )
    expect(rules['posts']).toMatchObject({ points: 20, count: 200, nextAt: 300 })
    expect(rules['anniversary']).toMatchObject({ points: 20, count: 1 })
    expect({ points, badges, level }).toEqual({ points: 190, badges: ['brainiac'], level: 19 })
  })

  it.each<[string, Partial<BroughtForward>, object]>([
    [
      'a programme that is not there',
      { programme: 'no-such' },
      { code: 'no-programme', programme: 'no-such' },
    ],
    [
      'a task that can be done again and again as done',
      { done: ['model-upload'] },
      { code: 'no-such-rule', field: 'done', rule: 'model-upload' },
    ],
    [
      'a cap of a rule that has none',
      { caps: [{ rule: 'feedback', used: 2 }] },
      { code: 'no-such-rule', field: 'caps', rule: 'feedback' },
    ],
    [
      'more than a cap gives',
      { caps: [{ rule: 'print-review', used: 71 }] },
      { code: 'above-cap', rule: 'print-review', limit: 70 },
    ],
    [
      'a count of what is not counted',
      { counts: [{ rule: 'posts', count: 1 }] },
      { code: 'no-such-rule', field: 'counts', rule: 'posts' },
    ],
  ])('is refused, and changes nothing: %s', (_, own, error) => {
    const state = createState(shippedProgrammes())
    const before = copyState(state)
    expect(bringForward(state, history(own))).toEqual({ ok: false, error })
    expect(state).toEqual(before)
  })

  it('is brought once', () => {
    const state = createState(shippedProgrammes())
    expect(bringForward(state, history()).ok).toBe(true)
    const before = copyState(state)
    expect(bringForward(state, history({ id: uuid(901) }))).toEqual({
      ok: false,
      error: { code: 'brought-before' },
    })
    expect(state).toEqual(before)
  })
})
