import { describe, expect, it } from 'vitest'
import type { Fact } from '@shared/facts/fact'
import { entriesOf, factMaker, pointsOf, progressOf, range } from './support/facts'

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

describe('Model Print Reviews', () => {
  it.each([
    [false, false, 2],
    [true, false, 6],
    [false, true, 6],
    [true, true, 10],
  ])(
    '"First comment on a model: +2 rating, +4 photo, +4 description": photo %s, description %s: %i',
    (photo, description, points) => {
      expect(pointsOf([reviewer().review({ photo, description })], 'print-review')).toBe(points)
    },
  )

  it.each([
    [false, false, 2],
    [true, false, 5],
    [false, true, 4],
    [true, true, 7],
  ])(
    '"Subsequent comment: +2 rating, +3 photo, +2 description": photo %s, description %s: %i',
    (photo, description, points) => {
      const { review } = reviewer()
      const facts = [review({ member: 'noor' }), review({ photo, description })]
      expect(pointsOf(facts, 'print-review')).toBe(points)
    },
  )

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

  it('the owner earns nothing from a review of his or her own model, and does not use up the first', () => {
    const { fact, review } = reviewer()
    const facts = [
      fact('model.approved', { model: 'm', origin: 'original', member: 'owner' }),
      review({ member: 'owner' }),
      review(),
    ]
    expect(pointsOf(facts, 'print-review', { member: 'owner' })).toBe(0)
    expect(pointsOf(facts, 'print-review')).toBe(10)
  })

  it('"Users can earn rewards only once per model", whatever number of its profiles they review', () => {
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
  })

  it('the same review twice changes nothing, even where it names another model', () => {
    const { review } = reviewer()
    expect(pointsOf([review({ review: 'r' }), review({ review: 'r', model: 'other' })], 'print-review')).toBe(
      10,
    )
  })

  it('"Max points per calendar month: 70 points": the review that is cut from 7 to 2, the next to 0, December opens', () => {
    const { review } = reviewer()
    const firsts = range(6).map((n) => review({ model: `first${n}` }))
    const others = review({ member: 'noor', model: 'late' })
    const small = [
      review({ member: 'noor', model: 's' }),
      review({ model: 's', photo: false, description: true }),
    ]
    const four = [
      review({ member: 'noor', model: 's2' }),
      review({ model: 's2', photo: false, description: true }),
    ]
    const cut = [others, review({ model: 'late' })]
    const entries = entriesOf(
      [...firsts, ...small, ...four, ...cut, review({ model: 'over' })],
      'print-review',
    )
    expect(entries.map(({ amount }) => amount)).toEqual([10, 10, 10, 10, 10, 10, 4, 4, 2, 0])
    expect(entries.at(-2)).toMatchObject({ reason: 'cut-to-cap', why: { asked: 7, cap: { usedBefore: 68 } } })
    expect(entries.at(-1)).toMatchObject({ reason: 'cap-reached', why: { asked: 10 } })
    const december = review({ model: 'december', at: '2026-12-01T00:00:00Z' })
    expect(pointsOf([...firsts, december], 'print-review')).toBe(70)
    const overAgain = review({ model: 'over', at: '2026-12-01T00:00:00Z' })
    const seven = range(7).map((n) => review({ model: `f${n}` }))
    expect(pointsOf([...seven, review({ model: 'over' }), overAgain], 'print-review')).toBe(70)
  })
})

describe('"Points will be deducted if photos are unrelated to the model or not physical prints"', () => {
  it('takes back what the photo had added, by a deduction that answers the award, and only once', () => {
    const { fact, review } = reviewer()
    const posted = review({ review: 'r' })
    const rejected = fact('review.photo_rejected', { review: 'r', member: 'the-team' })
    const again = fact('review.photo_rejected', { review: 'r' })
    expect(entriesOf([posted, rejected, again], 'print-review')).toMatchObject([
      { kind: 'award', amount: 10 },
      { kind: 'deduction', amount: -4, subject: 'm', step: 1, reason: 'photo-rejected', cause: rejected.id },
    ])
  })

  it('under a cap the award falls to min(award, the other parts): cut to 5, other parts 6, nothing is taken', () => {
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
  it('"Earn 2 points when your suggestion is implemented": each suggestion once, whoever the member', () => {
    const fact = factMaker()
    const facts = [
      fact('feedback.implemented', { suggestion: 's1' }),
      fact('feedback.implemented', { suggestion: 's1', member: 'noor' }),
      fact('feedback.implemented', { suggestion: 's2' }),
    ]
    expect(pointsOf(facts, 'feedback')).toBe(4)
    expect(pointsOf(facts, 'feedback', { member: 'noor' })).toBe(0)
  })
})
