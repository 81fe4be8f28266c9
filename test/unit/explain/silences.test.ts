import { describe, expect, it } from 'vitest'
import { accountOf } from '@shared/explain/account'
import type { Fact } from '@shared/facts/fact'
import { shippedProgrammes } from '@shared/programme/shipped'
import { factMaker, range } from '../programme/support/facts'
import { asOf, silencesOf } from './said'

const fact = factMaker()
const model = (own: { model: string; origin?: 'original' | 'repost'; member?: string }) =>
  fact('model.approved', { origin: 'original', ...own })
const review = (id: string, of: string, member = 'mia') =>
  fact('review.posted', { review: id, model: of, member, rating: 5, photo: true, description: true })

describe('why something gave nothing', () => {
  it.each<[string, readonly Fact[], readonly string[]]>([
    [
      'a repost',
      [model({ model: 'repost', origin: 'repost' })],
      [
        'First Model Upload, the origin is not what this task asks for | What it asks: Upload your first original or remix model.',
        'Model Upload, the origin is not what this task asks for | What it asks: Upload an original or remix model and get it approved.',
      ],
    ],
    [
      'a nickname without an avatar',
      [fact('identity.set', { nickname: true })],
      ['Change nickname and avatar, not everything is there yet | Still missing: avatar.'],
    ],
    [
      'a task that was done before',
      [
        fact('printer.configured', { slicer: 'orca', vendor: 'v', model: 'a' }),
        fact('printer.configured', { slicer: 'orca', vendor: 'v', model: 'b' }),
      ],
      ['Set up 3D printer, done before | Nothing is left to do for this one.'],
    ],
    [
      'a second profile of a model',
      [
        fact('print_profile.published', { model: 'm', profile: 'p1', member: 'noor' }),
        fact('print_profile.published', { model: 'm', profile: 'p0' }),
        fact('print_profile.published', { model: 'm', profile: 'p2' }),
      ],
      [
        'First Print Profile Upload, done before | Nothing is left to do for this one.',
        'First Print Profile Upload, somebody was first with this one | Another one gives points as before.',
      ],
    ],
    [
      'a review of one’s own model',
      [model({ model: 'own' }), review('r-own', 'own')],
      [
        'Model Print Reviews, it is your own model | What it asks: Rate a model you printed, with a photo of the print and a description.',
      ],
    ],
    [
      'a second review of a model',
      [review('r1', 'two'), review('r2', 'two')],
      ['Model Print Reviews, you had this one before | Another one gives points as before.'],
    ],
    [
      '49 downloads',
      [model({ model: 'd' }), fact('model.downloads', { model: 'd', total: 49 })],
      ['Excellent model reward, 49 so far, the next step is at 50 | The next 20 come at 50.'],
    ],
    [
      'downloads of a model that nobody approved',
      [fact('model.downloads', { model: 'unknown', total: 500 })],
      [
        'Excellent model reward, nobody stands for it yet, as it is not approved | Once it is approved, the next total counts in full.',
      ],
    ],
    [
      'more downloads after the most a model gives',
      [
        model({ model: 'full' }),
        fact('model.downloads', { model: 'full', total: 9700 }),
        fact('model.downloads', { model: 'full', total: 20_000 }),
      ],
      ['Excellent model reward, it has given 3,000, the most it can | It has given 3,000, the most it can.'],
    ],
    [
      'one post of a hundred',
      [fact('post.created', { post: 'p' })],
      ['Posts, 1 so far, the next step is at 100 | The next 20 come at 100.'],
    ],
    [
      'a photo that was rejected twice',
      [
        review('r9', 'nine'),
        fact('review.photo_rejected', { review: 'r9' }),
        fact('review.photo_rejected', { review: 'r9' }),
      ],
      ['Model Print Reviews, there is nothing to take back | Nothing is left to do for this one.'],
    ],
    [
      'a rejected photo of a review that the cap had cut to nothing',
      [
        ...range(8).map((n) => review(`cut${n}`, `cut${n}`)),
        fact('review.photo_rejected', { review: 'cut7' }),
      ],
      ['Model Print Reviews, there is nothing to take back | Nothing is left to do for this one.'],
    ],
    [
      'anything about a model that was taken down',
      [
        fact('model.revoked', { model: 'gone', reason: 'copied' }),
        fact('print_profile.published', { model: 'gone', profile: 'pg' }),
      ],
      ['the model was taken down, it gives nothing more | Nothing is left to do for this one.'],
    ],
    [
      'a model that was approved before',
      [model({ model: 'twice' }), model({ model: 'twice', member: 'noor' })],
      ['it was known already | Nothing is left to do for this one.'],
    ],
    [
      'the day a member joined',
      [fact('member.joined', {})],
      ['what it gives comes with the calendar | Nothing is left to do for this one.'],
    ],
    [
      'a post that was removed',
      [fact('post.created', { post: 'q' }), fact('post.removed', { post: 'q' })],
      ['it takes one off the count; what the count gave stays | Nothing is left to do for this one.'],
    ],
    [
      'the takedown of a model that gave nothing',
      [fact('model.revoked', { model: 'empty', reason: 'copied' })],
      ['there is nothing to take back | Nothing is left to do for this one.'],
    ],
    [
      'a badge that no rule knows',
      [fact('badge.granted', { badge: 'unheard-of', reason: 'x' })],
      ['no rule is about it | Nothing is left to do for this one.'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(silencesOf(facts)).toEqual(expected)
  })

  it('the same event delivered again', () => {
    const once = model({ model: 'again' })
    expect(silencesOf([once, once])).toEqual([
      'the same event again; it counts once | Nothing is left to do for this one.',
    ])
  })

  it('every fact is accounted for: it made entries, or somebody says why not', () => {
    const facts = [
      ...range(12).map((n) => model({ model: `x${n % 7}`, origin: n % 3 === 0 ? 'repost' : 'original' })),
      ...range(12).map((n) => review(`y${n % 8}`, `x${n % 5}`)),
      fact('like.withdrawn', { like: 'none' }),
      fact('post.removed', { post: 'none' }),
      fact('member.joined', {}),
    ]
    for (const { fact: one, entries, silences } of accountOf(shippedProgrammes(), facts, asOf)) {
      if (one !== null) expect([one.type, entries.length + silences.length > 0]).toEqual([one.type, true])
    }
  })
})
