import { describe, expect, it } from 'vitest'
import { factMaker, range } from '../programme/support/facts'
import { school, schoolJson } from '../programme/support/third-programme'
import { lines, planFor, points } from './support/routes'

const of = { programme: 'school-makers', programmes: [school()] }
/** Monday 09:00 of week 48 at the school, and still Sunday in UTC. */
const monday = '2026-11-22T19:00:00Z'

describe('in a programme that nobody wrote code for', () => {
  it('forms hold what its own conditions ask', () => {
    const { steps } = planFor([], points(7), of)
    expect(steps.map(({ action }) => action)).toEqual([
      { kind: 'preferences', named: [], atLeast: 3 },
      { kind: 'profile', named: ['class'], atLeast: 1 },
    ])
  })

  it('a review says the rating that a rule asks for', () => {
    const fact = factMaker()
    const done = [
      fact('preferences.set', { tags: ['a', 'b', 'c'] }),
      fact('profile.set', { fields: ['class'] }),
    ]
    const { steps } = planFor(done, points(7 + 5), { ...of, asOf: monday })
    expect(steps.map(({ action }) => action)).toEqual([{ kind: 'review', first: false, rating: 4 }])
  })

  it('caps of a day, a week and for ever are each looked at in their own period, in its zone (UTC+14)', () => {
    const { caps, steps } = planFor([], points(60), { ...of, asOf: monday, preference: 'fewest-actions' })
    expect(caps.map(({ rule, period, opens }) => [rule, period, opens])).toEqual([
      ['any-model', '2026-W48', null],
      ['any-model', '2026-W49', '2026-11-29T10:00:00.000Z'],
      ['printed', null, null],
      ['photo-day', '2026-11-23', null],
      ['photo-day', '2026-11-24', '2026-11-23T10:00:00.000Z'],
    ])
    const periods = new Set(steps.map(({ period }) => period?.key ?? 'now'))
    expect([...periods]).toEqual(['now', '2026-11-24', '2026-W49'])
  })

  it('a day’s cap is looked at today and tomorrow, and no further', () => {
    const { steps } = planFor([], points(60), { ...of, asOf: monday, preference: 'fewest-actions' })
    const reviewed = steps.filter(({ action }) => action.kind === 'review')
    expect(new Set(reviewed.map(({ period }) => period?.key ?? 'now'))).toEqual(
      new Set(['now', '2026-11-24']),
    )
  })

  it('what is capped for ever is proposed until that is used up', () => {
    const fact = factMaker()
    const reviewed = range(2).map((n) =>
      fact('review.posted', {
        review: `r${n}`,
        model: `m${n}`,
        rating: 5,
        photo: false,
        description: false,
      }),
    )
    const { steps } = planFor(reviewed, points(60), { ...of, asOf: monday, preference: 'fewest-actions' })
    const ratings = steps.flatMap(({ action }) => (action.kind === 'review' ? [action.rating] : []))
    expect(new Set(ratings)).toEqual(new Set([null]))
  })

  it('models that no rule pays for are proposed together, as many as a counter asks for', () => {
    const counting = schoolJson.rules.filter(({ kind }) => kind === 'counter')
    const plan = planFor([], points(4), { ...of, programmes: [school({ rules: counting })] })
    expect(lines(plan)).toEqual(['6 × publish-model = 4'])
    expect(plan.steps[0]?.action).toEqual({ kind: 'publish-model', origin: 'original' })
  })

  it('a profile that pays is proposed with a model that does not, where no model waits for one', () => {
    const rule = { ...schoolJson.rules[2], fact: 'print_profile.published', where: {} }
    const plan = planFor([], points(14), { ...of, programmes: [school({ rules: [rule] as never })] })
    expect(lines(plan)).toEqual(['2 × publish-model-and-profile +7'])
  })

  it('copying others is never proposed where an original does as well', () => {
    const rules = schoolJson.rules.map((rule) =>
      rule.id === 'any-model' ? { ...rule, where: { origin: { oneOf: ['repost', 'original'] } } } : rule,
    )
    const { steps } = planFor([], points(60), { ...of, programmes: [school({ rules: rules })] })
    const origins = steps.flatMap(({ action }) => ('origin' in action ? [action.origin] : []))
    expect(new Set(origins)).toEqual(new Set(['original']))
  })

  it('a printer is asked for by what the rules tell apart', () => {
    const rule = { ...schoolJson.rules[0], kind: 'once', fact: 'printer.configured', points: 3 }
    const rules = [
      { ...rule, id: 'ours', where: { vendor: { oneOf: ['Elegoo', 'Prusa'] } } },
      { ...rule, id: 'fine', where: { nozzle: { oneOf: ['0.2'] } } },
    ]
    const { steps } = planFor([], points(6), { ...of, programmes: [school({ rules: rules as never })] })
    expect(steps).toMatchObject([
      { times: 1, each: 6, action: { kind: 'printer', asks: { vendor: 'Elegoo', nozzle: '0.2' } } },
    ])
  })

  it('nothing is proposed that would draw on a day after tomorrow, even where a new week opens then', () => {
    const rule = { ...schoolJson.rules[2], where: {}, points: 7 }
    const rules = [
      { ...rule, id: 'weekly', cap: { points: 7, per: 'week' } },
      { ...rule, id: 'daily', cap: { points: 70, per: 'day' } },
    ]
    const programmes = [school({ rules: rules as never })]
    const plan = planFor([], points(50), { ...of, programmes, asOf: monday })
    expect(lines(plan)).toEqual(['1 × publish-model +14'])
    expect(lines(planFor([], points(50), { ...of, programmes, asOf: '2026-11-28T19:00:00Z' }))).toEqual([
      '1 × publish-model +14',
      '2026-W49: 1 × publish-model +14',
    ])
  })

  it('what the present gives is left out again when the next period makes up for it', () => {
    const fact = factMaker()
    const model = { ...schoolJson.rules[2], where: {}, points: 7, cap: { points: 7, per: 'month' } }
    const programmes = [school({ rules: [schoolJson.rules[0], model] as never })]
    const used = [fact('model.approved', { model: 'm', origin: 'original', at: '2026-11-02T00:00:00Z' })]
    const plan = planFor(used, points(14), { ...of, programmes })
    expect(lines(plan)).toEqual(['2026-12: 1 × publish-model +7'])
    expect(lines(planFor(used, points(17), { ...of, programmes }))).toEqual([
      '1 × preferences +3',
      '2026-12: 1 × publish-model +7',
    ])
  })

  it('shared room is not given away to the action that pays best alone', () => {
    const scored = schoolJson.rules.find(({ kind }) => kind === 'scored')
    const cap = { points: 14, per: 'ever' }
    const parts = [{ name: 'there', first: 10, later: 7 }]
    const rules = [{ ...scored, parts, max: { first: 10, later: 7 }, cap }]
    const programmes = [school({ rules: rules as never })]
    for (const preference of ['soonest', 'fewest-actions'] as const) {
      const plan = planFor([], points(14), { ...of, programmes, unreviewed: 9, preference })
      expect(lines(plan)).toEqual(['2 × review +7'])
    }
  })
})
