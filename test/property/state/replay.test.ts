import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesSchema, type StateChange } from '@shared/state/change'
import { documentSchema, emptyDocument } from '@shared/state/document'
import { reduce } from '@shared/state/reduce'
import { fromDocument, toDocument, type State } from '@shared/state/state'
import { waiting } from '@shared/outbox/machine'

const id = (n: number) => `01ARZ3NDEKTSV4RRFFQ69G5F${String(n).padStart(2, '0')}`
const few = fc.integer({ min: 0, max: 5 })
const at = '2026-11-22T12:00:00.000Z'

const anyFile = fc
  .record({ n: few, size: fc.nat(), name: fc.string({ maxLength: 8 }) })
  .map(({ n, size, name }): StateChange => ({
    change: 'file-put',
    file: {
      id: id(n),
      path: `/exports/${name}`,
      root: 'r',
      size,
      mtimeMs: size / 3,
      seenAt: at,
      gone: false,
      sha256: null,
      kind: 'unknown',
      writer: null,
      verdict: 'rejected',
      qualifiesFor: [],
      title: null,
      headline: null,
      origin: 'unknown',
      fromElsewhere: false,
      fingerprint: null,
      hasThumbnail: false,
    },
  }))
const anyClaim = fc.tuple(few, few).map(([place, n]): StateChange => ({
  change: 'claims-recorded',
  place: id(place),
  claims: [
    {
      claim: { id: id(n + 20), madeAt: at, body: { kind: 'preferences', tags: ['a'] } },
      progress: waiting(),
      label: '__proto__',
      file: null,
      source: null,
      fingerprint: null,
    },
  ],
}))
const anyFeed = fc
  .record({ place: few, after: few, add: few, n: few })
  .map(({ place, after, add, n }): StateChange => ({
    change: 'feed',
    place: id(place),
    after,
    next: after + add,
    member: 'local',
    account: { balance: 0, available: 0, at },
    changes: [
      { kind: 'fact', seq: after, fact: { id: id(n + 40), member: 'local', at, type: 'member.joined' } },
      {
        kind: 'claim',
        seq: after,
        status: {
          id: id(n + 20),
          state: 'done',
          error: null,
          model: null,
          profile: null,
          facts: [id(n + 40)],
        },
      },
    ],
  }))
const anyModel = fc.tuple(few, few, few).map(([place, after, add]): StateChange => ({
  change: 'feed',
  place: id(place),
  after,
  next: after + add,
  member: 'local',
  account: { balance: 0, available: 0, at },
  changes: [
    {
      kind: 'model',
      seq: after,
      model: {
        model: 'm',
        title: 'M',
        origin: 'original',
        fingerprint: null,
        state: 'approved',
        uploadedAt: at,
      },
    },
  ],
}))
const anyRemoved = fc.tuple(few, few).map(([place, n]): StateChange => ({
  change: 'removed-photos',
  place: id(place),
  removed: [{ model: 'm', photo: String(n).repeat(64), removedAt: at, reason: '__proto__', coverNow: null }],
}))
const anyChange: fc.Arbitrary<StateChange> = fc.oneof(
  anyFile,
  anyClaim,
  anyFeed,
  anyModel,
  anyRemoved,
  few.map((n): StateChange => ({ change: 'file-gone', file: id(n) })),
  few.map((n): StateChange => ({ change: 'files-forgotten', files: [id(n)] })),
  few.map((n): StateChange => ({
    change: 'place-put',
    place: {
      id: id(n),
      kind: 'practice',
      address: null,
      name: 'Practice',
      service: null,
      member: null,
      site: null,
    },
  })),
  few.map((n): StateChange => ({ change: 'place-chosen', place: id(n) })),
)

const empty = () => fromDocument(emptyDocument())
const after = (state: State, changes: readonly StateChange[]) => {
  for (const change of changes) reduce(state, change)
  return state
}

describe('replaying the journal', () => {
  it('over any snapshot gives the state that was', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 60 }), fc.nat(), (changes, cut) => {
        const at = changes.length === 0 ? 0 : cut % (changes.length + 1)
        const whole = toDocument(after(empty(), changes))
        const snapshot = documentSchema.parse(
          JSON.parse(JSON.stringify(toDocument(after(empty(), changes.slice(0, at))))),
        )
        const read = changesSchema.parse(JSON.parse(JSON.stringify(changes.slice(at))))
        expect(toDocument(after(fromDocument(snapshot), read))).toEqual(whole)
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  it('takes in a page of the feed once, however often it comes', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 40 }), anyFeed, (changes, feed) => {
        const once = toDocument(after(empty(), [...changes, feed]))
        const moved = feed.change === 'feed' && feed.next !== feed.after
        if (moved) expect(toDocument(after(empty(), [...changes, feed, feed, feed]))).toEqual(once)
      }),
      { seed: 6, numRuns: 300 },
    )
  })
})
