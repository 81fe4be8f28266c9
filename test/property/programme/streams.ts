import fc from 'fast-check'
import { compareFacts, type Fact } from '@shared/facts/fact'
import type { Entry, EntryDraft } from '@shared/ledger/entry'
import { awardKey } from '@shared/ledger/check'
import { loadProgramme } from '@shared/programme/load'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'
import { uuid } from '../../unit/programme/support/facts'
import type { Limits } from './naive'
import type { Scale } from './naive-standing'

const member = fc.constantFrom('mia', 'noor', 'otis')
const model = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6')
const profile = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5')
const review = fc.integer({ min: 1, max: 9 }).map((n) => `r${n}`)
const total = fc.oneof(
  fc.constantFrom(0, 49, 50, 51, 99, 100, 999, 1000, 1001, 1099, 1100),
  fc.integer({ min: 0, max: 3000 }),
)
const at = fc.constantFrom(
  '2026-10-31T23:59:59.999Z',
  '2026-11-01T00:00:00Z',
  '2026-11-15T08:00:00Z',
  '2026-11-30T23:59:59Z',
  '2026-12-01T00:00:00Z',
)
const recorded = fc.option(
  fc.constantFrom('2026-11-20T00:00:00Z', '2026-12-02T00:00:00.000Z', '2026-12-02T00:00:00Z'),
  { nil: undefined, freq: 2 },
)

const creatorBody = fc.oneof(
  fc.record({ type: fc.constant('preferences.set'), tags: fc.subarray(['a', 'b']) }),
  fc.record({ type: fc.constant('identity.set'), nickname: fc.boolean(), avatar: fc.boolean() }),
  fc.record({ type: fc.constant('profile.set'), fields: fc.subarray(['bio', 'region', 'website']) }),
  fc.record({
    type: fc.constant('printer.configured'),
    slicer: fc.constant('orca'),
    vendor: fc.constant('v'),
    model,
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('model.approved'),
      model,
      origin: fc.constantFrom('original', 'remix', 'repost'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('print_profile.published'), model, profile }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('model.downloads'), model, total }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('print_profile.downloads'), profile, total }) },
  {
    weight: 7,
    arbitrary: fc.record({
      type: fc.constant('review.posted'),
      review,
      model,
      rating: fc.integer({ min: 1, max: 5 }),
      photo: fc.boolean(),
      description: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('review.photo_rejected'), review }) },
  fc.record({ type: fc.constant('feedback.implemented'), suggestion: fc.constantFrom('s1', 's2', 's3') }),
  fc.record({ type: fc.constant('model.revoked'), model, reason: fc.constant('copied') }),
)

const standingBody = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('post.created'),
      post: fc.integer({ min: 1, max: 30 }).map(String),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('like.received'),
      like: fc.integer({ min: 1, max: 30 }).map(String),
    }),
  },
  fc.record({ type: fc.constant('answer.accepted'), answer: fc.integer({ min: 1, max: 9 }).map(String) }),
  fc.record({
    type: fc.constant('badge.granted'),
    badge: fc.constantFrom('featured', 'inventor'),
    reason: fc.constant('earned'),
  }),
  fc.record({ type: fc.constant('member.joined') }),
)

const few = fc.integer({ min: 1, max: 12 }).map(String)

/** Posts, likes and answers that come, go and come again, perhaps as another member's. */
const communityBody = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('post.created'), post: few }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('post.removed'), post: few }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('like.received'), like: few }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('like.withdrawn'), like: few }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('answer.accepted'), answer: few }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('badge.granted'),
      badge: fc.constantFrom(
        'featured',
        'cura-contributor',
        'community-author',
        'superstar',
        'friend-of-ultimaker',
        'inventor',
        'brainiac',
        'nobody-knows-it',
      ),
      reason: fc.constant('earned'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('member.joined') }) },
)

const yearsAgo = fc.constantFrom(
  '2012-02-29T23:59:59.999Z',
  '2015-12-31T00:00:00Z',
  '2020-02-29T00:00:00Z',
  '2024-11-21T23:59:59Z',
  '2026-11-22T00:00:00Z',
  '2026-11-22T00:00:01Z',
)

const schoolBody = fc.oneof(
  fc.record({ type: fc.constant('preferences.set'), tags: fc.subarray(['a', 'b', 'c', 'd']) }),
  fc.record({ type: fc.constant('profile.set'), fields: fc.subarray(['bio', 'class']) }),
  fc.record({
    type: fc.constant('badge.granted'),
    badge: fc.constantFrom('captain', 'featured'),
    reason: member,
  }),
  fc.record({ type: fc.constant('member.joined') }),
  fc.record({ type: fc.constant('model.revoked'), model, reason: fc.constant('copied') }),
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('model.approved'),
      model,
      origin: fc.constantFrom('original', 'remix', 'repost'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('print_profile.published'), model, profile }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('print_profile.downloads'),
      profile,
      total: fc.integer({ min: 0, max: 50 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('review.posted'),
      review: fc.integer({ min: 1, max: 30 }).map((n) => `r${n}`),
      model,
      rating: fc.integer({ min: 1, max: 5 }),
      photo: fc.boolean(),
      description: fc.boolean(),
    }),
  },
)

/** Around midnight, Monday and New Year on clocks fourteen hours ahead. */
const atSchool = fc.constantFrom(
  '2026-11-21T10:00:00Z',
  '2026-11-22T09:59:59.999Z',
  '2026-11-22T10:00:00Z',
  '2026-11-22T12:00:00Z',
  '2026-11-23T09:59:59Z',
  '2026-12-31T09:59:59Z',
  '2026-12-31T10:00:00Z',
  '2027-01-03T10:00:00Z',
)

const streamOf = (
  body: fc.Arbitrary<object>,
  maxLength: number,
  when: fc.Arbitrary<string> = at,
): fc.Arbitrary<readonly Fact[]> =>
  fc
    .array(
      fc.record({ member, at: when, recordedAt: recorded, body, id: fc.integer({ min: 1, max: 5000 }) }),
      { maxLength, size: 'max' },
    )
    .map((items) =>
      items.map(({ body: own, id, recordedAt, ...rest }) => {
        const fact = { ...rest, ...own, id: uuid(id), ...(recordedAt !== undefined && { recordedAt }) }
        return fact as unknown as Fact
      }),
    )

/** Facts of creators in no order, now and then with one id twice. */
export const creatorStream = streamOf(creatorBody, 70)
/** Facts of a community in which nothing is ever removed. */
export const standingStream = streamOf(standingBody, 90)
/** Facts of a community over many years, with removals. */
export const communityStream = streamOf(communityBody, 60, yearsAgo)
/** Facts of the made-up school, around the turns of its days, weeks and years. */
export const schoolStream = streamOf(schoolBody, 60, atSchool)

/** What the service would feed: in order. Facts that share an id are one fact, the first. */
export function inOrder(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>()
  return facts.toSorted(compareFacts).filter(({ id }) => !seen.has(id) && seen.add(id))
}

export const limits: Limits = { upload: 25, profile: 12, review: 17, perModel: 407, perProfile: 103 }

/** creator-rewards with caps so low that short streams reach them, none of them a multiple of what it caps. */
export const tight: Programme = withCaps(limits)

/** creator-rewards with other caps. */
export function withCaps({
  upload,
  profile: ofProfile,
  review: ofReview,
  perModel,
  perProfile,
}: Limits): Programme {
  const [creator] = shippedProgrammes()
  const caps = new Map([
    ['model-upload', upload],
    ['model-first-profile', ofProfile],
    ['print-review', ofReview],
  ])
  const most = new Map([
    ['excellent-model', perModel],
    ['excellent-profile', perProfile],
  ])
  const rules = creator?.rules.map((rule) => ({
    ...rule,
    ...(caps.has(rule.id) && { cap: { points: caps.get(rule.id), per: 'month' } }),
    ...(most.has(rule.id) && { maxPerSubject: most.get(rule.id) }),
  }))
  const loaded = loadProgramme({ ...creator, rules })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
  return loaded.value
}

export const scale: Scale = { posts: 3, likes: 4, answers: 3, likesOver: 5 }

/** community-standing with counts so low that short streams reach them. */
export const quick: Programme = withScale(scale)

function withScale({ posts, likes, answers, likesOver }: Scale): Programme {
  const standing = shippedProgrammes().find(({ id }) => id === 'community-standing')
  const changes = new Map<string, object>([
    ['posts', { every: posts }],
    ['likes', { every: likes }],
    ['badge:brainiac', { atLeast: answers }],
    ['badge:likable-guy', { atLeast: likesOver + 1 }],
  ])
  const loaded = loadProgramme({
    ...standing,
    rules: standing?.rules.map((rule) => ({ ...rule, ...changes.get(rule.id) })),
  })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
  return loaded.value
}

/** Net points by `member rule subject`, zeros left out. */
export function netOf(entries: readonly EntryDraft[]): Map<string, number> {
  const net = new Map<string, number>()
  for (const { member: of, rule, subject, amount } of entries) {
    const key = `${of} ${rule} ${subject}`
    net.set(key, (net.get(key) ?? 0) + amount)
  }
  return new Map([...net].filter(([, points]) => points !== 0))
}

/** Entries as a ledger would store them: with ids, and with the award that each correction answers. */
export function stored(drafts: readonly EntryDraft[]): readonly Entry[] {
  const awards = new Map<string, string>()
  return drafts.map((draft, index) => {
    const id = uuid(index)
    const key = awardKey(draft)
    if (draft.kind === 'award') awards.set(key, id)
    return { ...draft, id, answers: draft.kind === 'award' ? null : (awards.get(key) ?? null) }
  })
}
