import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { creatorWith, entriesOf, factMaker, pointsOf, progressOf, range } from './support/facts'

type Review = {
  member?: string
  model?: string
  photo?: boolean
  description?: boolean
  review?: string
  at?: string
}

function reviewer() {
  const fact = factMaker()
  let made = 0
  const review = (own: Review = {}): Fact => {
    made += 1
    const { photo = true, description = true, model = 'm', review: id = `r${made}`, ...rest } = own
    return fact('review.posted', { review: id, model, rating: 5, photo, description, ...rest })
  }
  return { fact, review }
}

/** What a review earns mia: the first of its model, or one after noor's. */
const firstGives = (own: Review) => pointsOf([reviewer().review(own)], 'print-review')
function laterGives(own: Review): number {
  const { review } = reviewer()
  return pointsOf([review({ member: 'noor' }), review(own)], 'print-review')
}
const bare = { photo: false, description: false }

describe('Model Print Reviews: "First comment on a model:"', () => {
  it('"+2 points for a basic rating.": whatever the stars', () => {
    expect(firstGives(bare)).toBe(2)
    const one = factMaker()('review.posted', { review: 'r', model: 'm', rating: 1, ...bare })
    expect(pointsOf([one], 'print-review')).toBe(2)
  })

  it('"+4 points for uploading a physical print photo."', () => {
    expect(firstGives({ ...bare, photo: true })).toBe(2 + 4)
  })

  it('"+4 points for adding a description."', () => {
    expect(firstGives({ ...bare, description: true })).toBe(2 + 4)
  })

  it('"Max reward: 10 points.": all three together', () => {
    expect(firstGives({ photo: true, description: true })).toBe(10)
  })
})

describe('Model Print Reviews: "Subsequent comment on a print profile:"', () => {
  it('"+2 points for a basic rating." of a later comment', () => {
    expect(laterGives(bare)).toBe(2)
  })

  it('"+3 points for uploading a physical print photo."', () => {
    expect(laterGives({ ...bare, photo: true })).toBe(2 + 3)
  })

  it('"+2 points for adding a description."', () => {
    expect(laterGives({ ...bare, description: true })).toBe(2 + 2)
  })

  it('"Max reward: 7 points.": all three together, with a profile named or not', () => {
    expect(laterGives({ photo: true, description: true })).toBe(7)
    const { fact, review } = reviewer()
    const first = review({ member: 'noor' })
    const ofProfile = fact('review.posted', {
      review: 'z',
      model: 'm',
      profile: 'p',
      rating: 3,
      photo: true,
      description: true,
    })
    expect(pointsOf([first, ofProfile], 'print-review')).toBe(7)
  })
})

describe('who is the first to comment on a model', () => {
  it('among several it is the one recorded first, and every later one is later, the third as the second', () => {
    const { review } = reviewer()
    const facts = [
      { ...review({ member: 'late', at: '2026-11-01T00:00:00Z' }), recordedAt: '2026-11-03T00:00:00Z' },
      review({ member: 'second', at: '2026-11-02T12:00:00Z' }),
      review({ member: 'first', at: '2026-11-02T11:59:59Z' }),
    ]
    const of = (member: string) => pointsOf(facts, 'print-review', { member })
    expect([of('first'), of('second'), of('late')]).toEqual([10, 7, 7])
  })

  it('at the same instant the id decides', () => {
    const { review } = reviewer()
    const facts = [review({ member: 'noor' }), review({ member: 'otis' })]
    expect(pointsOf(facts.toReversed(), 'print-review', { member: 'noor' })).toBe(10)
    expect(pointsOf(facts.toReversed(), 'print-review', { member: 'otis' })).toBe(7)
  })

  it('the owner who reviews before all others is not it, earns nothing, and nor does a second own review', () => {
    const { fact, review } = reviewer()
    const facts = [
      fact('model.approved', { model: 'm', origin: 'original', member: 'owner' }),
      review({ member: 'owner' }),
      review({ member: 'owner' }),
      review({ photo: false }),
      review({ member: 'noor' }),
    ]
    expect(pointsOf(facts, 'print-review', { member: 'owner' })).toBe(0)
    expect(entriesOf(facts, 'print-review', { member: 'owner' })).toEqual([])
    expect(pointsOf(facts, 'print-review')).toBe(6)
    expect(pointsOf(facts, 'print-review', { member: 'noor' })).toBe(7)
  })

  it('whoever was first stays it although the photo is rejected and though nothing was left under the cap', () => {
    const { fact, review } = reviewer()
    const full = range(7).map((n) => review({ model: `full${n}` }))
    const first = review({ review: 'first' })
    const rejected = fact('review.photo_rejected', { review: 'first' })
    const facts = [...full, first, rejected, review({ member: 'noor' })]
    expect(entriesOf(facts, 'print-review').at(-1)).toMatchObject({ amount: 0, reason: 'cap-reached' })
    expect(pointsOf(facts, 'print-review', { member: 'noor' })).toBe(7)
  })
})

describe('Model Print Reviews', () => {
  it('the entry shows the parts it is the sum of', () => {
    expect(entriesOf([reviewer().review({ description: false })], 'print-review')).toMatchObject([
      {
        subject: 'm',
        step: 1,
        why: {
          asked: 6,
          parts: [
            { name: 'rating', points: 2 },
            { name: 'photo', points: 4 },
          ],
        },
      },
    ])
  })

  it('"Users can earn rewards only once per model.": whatever number of its profiles they review, and in whatever month', () => {
    const { fact, review } = reviewer()
    const first = review({ photo: false })
    const again = fact('review.posted', {
      review: 'z',
      model: 'm',
      profile: 'p2',
      rating: 1,
      photo: true,
      description: true,
    })
    expect(entriesOf([first, again], 'print-review')).toMatchObject([{ amount: 6 }])
    const nextYear = review({ at: '2027-11-01T00:00:00Z' })
    expect(entriesOf([first, nextYear], 'print-review')).toMatchObject([{ amount: 6 }])
  })

  it('the same review twice changes nothing, even where it names another model', () => {
    const { review } = reviewer()
    expect(pointsOf([review({ review: 'r' }), review({ review: 'r', model: 'other' })], 'print-review')).toBe(
      10,
    )
  })

  it('"Max points per calendar month: 70 points.": seven first reviews reach it, the eighth gets 0, December opens', () => {
    const { review } = reviewer()
    const seven = range(7).map((n) => review({ model: `f${n}` }))
    expect(progressOf(seven).rules['print-review']).toMatchObject({ points: 70, capLeft: 0 })
    const eighth = review({ model: 'over' })
    expect(entriesOf([...seven, eighth], 'print-review').at(-1)).toMatchObject({
      amount: 0,
      reason: 'cap-reached',
      why: { asked: 10, cap: { limit: 70, usedBefore: 70, month: '2026-11' } },
    })
    const december = review({ model: 'december', at: '2026-12-01T00:00:00Z' })
    expect(pointsOf([...seven, eighth, december], 'print-review')).toBe(80)
    const overAgain = review({ model: 'over', at: '2026-12-01T00:00:00Z' })
    expect(pointsOf([...seven, eighth, overAgain], 'print-review')).toBe(70)
  })

  it.each([
    ['UTC', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-30T09:59:59.999Z', '2026-11-30T10:00:00Z'],
    ['Etc/GMT+12', '2026-12-01T11:59:59.999Z', '2026-12-01T12:00:00Z'],
    ['America/New_York', '2026-12-01T04:59:59.999Z', '2026-12-01T05:00:00Z'],
  ])('the calendar month of %s is full at %s and open at %s', (timeZone, last, first) => {
    const { review } = reviewer()
    const facts = [
      ...range(8).map((n) => review({ model: `f${n}`, at: last })),
      review({ model: 'next', at: first }),
    ]
    const entries = entriesOf(facts, 'print-review', { programmes: [creatorWith({ timeZone })] })
    expect(entries.slice(-2).map(({ amount }) => amount)).toEqual([0, 10])
  })

  it('at 68 of 70 the review that would be 7 is cut to 2, and the next to 0', () => {
    const { review } = reviewer()
    const later = (model: string, own: Review = {}) => [
      review({ member: 'noor', model }),
      review({ model, ...own }),
    ]
    const facts = [
      ...range(6).map((n) => review({ model: `first${n}` })),
      ...later('a', { photo: false }),
      ...later('b', { photo: false }),
      ...later('cut'),
      review({ model: 'over' }),
    ]
    const entries = entriesOf(facts, 'print-review')
    expect(entries.map(({ amount }) => amount)).toEqual([10, 10, 10, 10, 10, 10, 4, 4, 2, 0])
    expect(entries.at(-2)).toMatchObject({ reason: 'cut-to-cap', why: { asked: 7, cap: { usedBefore: 68 } } })
    expect(entries.at(-1)).toMatchObject({ reason: 'cap-reached', why: { asked: 10 } })
  })
})

describe('a rejected photo', () => {
  it('"Points will be deducted if photos are unrelated to the model or not physical prints.": takes back what the photo had added, by a deduction that answers the award, and only once', () => {
    const { fact, review } = reviewer()
    const posted = review({ review: 'r' })
    const rejected = fact('review.photo_rejected', { review: 'r', member: 'the-team' })
    const again = fact('review.photo_rejected', { review: 'r' })
    expect(entriesOf([posted, rejected, again], 'print-review')).toMatchObject([
      { kind: 'award', amount: 10 },
      { kind: 'deduction', amount: -4, subject: 'm', step: 1, reason: 'photo-rejected', cause: rejected.id },
    ])
  })

  it('of a later comment takes back 3, and one of a year ago takes back as much', () => {
    const { fact, review } = reviewer()
    const facts = [
      review({ member: 'noor', at: '2025-11-01T00:00:00Z' }),
      review({ review: 'r', at: '2025-11-02T00:00:00Z' }),
      fact('review.photo_rejected', { review: 'r', member: 'the-team' }),
    ]
    expect(entriesOf(facts, 'print-review').at(-1)).toMatchObject({ amount: -3, kind: 'deduction' })
    expect(pointsOf(facts, 'print-review')).toBe(4)
  })

  it('under a cap the award falls to min(award, the other parts): cut to 4, other parts 6, nothing is taken', () => {
    const { fact, review } = reviewer()
    const before = [
      ...range(6).map((n) => review({ model: `f${n}` })),
      review({ model: 'g', photo: true, description: false }),
    ]
    const cut = review({ model: 'h', review: 'cut' })
    const reject = fact('review.photo_rejected', { review: 'cut' })
    expect(pointsOf([...before, cut], 'print-review')).toBe(70)
    expect(entriesOf([...before, cut, reject], 'print-review').at(-1)).toMatchObject({
      kind: 'award',
      amount: 4,
    })
  })

  it('cut to 8, other parts 6: 2 are taken, and the room under the cap does not come back', () => {
    const { fact, review } = reviewer()
    const before = [
      ...range(6).map((n) => review({ model: `f${n}` })),
      review({ model: 'g', photo: false, description: false }),
    ]
    const facts = [
      ...before,
      review({ model: 'h', review: 'cut' }),
      fact('review.photo_rejected', { review: 'cut' }),
    ]
    expect(entriesOf(facts, 'print-review').slice(-2)).toMatchObject([
      { amount: 8 },
      { kind: 'deduction', amount: -2 },
    ])
    const next = review({ model: 'i' })
    expect(entriesOf([...facts, next], 'print-review').at(-1)).toMatchObject({
      amount: 0,
      reason: 'cap-reached',
    })
    expect(progressOf(facts).rules['print-review']).toMatchObject({ points: 68, capLeft: 0 })
  })

  it('a review without a photo, or one that nobody posted, has nothing to take', () => {
    const { fact, review } = reviewer()
    const facts = [review({ photo: false, review: 'r' }), fact('review.photo_rejected', { review: 'r' })]
    expect(pointsOf([...facts, fact('review.photo_rejected', { review: 'x' })], 'print-review')).toBe(6)
  })
})

describe('Feedback', () => {
  it('"Submit feature suggestions or report issues. Earn 2 points when your suggestion is implemented.": each suggestion once, whoever the member', () => {
    const fact = factMaker()
    const facts = [
      fact('feedback.implemented', { suggestion: 's1' }),
      fact('feedback.implemented', { suggestion: 's1', member: 'noor' }),
      fact('feedback.implemented', { suggestion: 's2' }),
    ]
    expect(pointsOf(facts, 'feedback')).toBe(4)
    expect(pointsOf(facts, 'feedback', { member: 'noor' })).toBe(0)
    const many = range(500).map((n) => fact('feedback.implemented', { suggestion: `t${n}` }))
    expect(pointsOf(many, 'feedback')).toBe(1000)
  })
})
