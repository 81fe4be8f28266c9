import type { Claim } from '@shared/claims/claim'
import { contentHash } from '@service/services/content-hash'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const claim = (body: Claim['body'], madeAt = '2026-11-22T12:00:00.000Z'): Claim => ({
  id: '01M80K1B5PKYAYT3FSMQ7SPXBZ',
  madeAt,
  body,
})

it('is the same for the same content, and for no other', () => {
  const bodies = fc.oneof(
    fc.record({ kind: fc.constant('preferences' as const), tags: fc.array(fc.string(), { minLength: 1 }) }),
    fc.record({ kind: fc.constant('profile' as const), bio: fc.string(), region: fc.string() }),
  )
  fc.assert(
    fc.property(bodies, bodies, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b)
      return (contentHash(claim(a)) === contentHash(claim(b))) === same
    }),
    { seed: 3 },
  )
})

it('does not look at the order of fields or at fields that are not there', () => {
  const one = claim({ kind: 'identity', nickname: 'Ann', avatar: 'hexagon' })
  const other = claim({ avatar: 'hexagon', nickname: 'Ann', kind: 'identity' })
  expect(contentHash(one)).toBe(contentHash(other))
  const withoutAvatar = { kind: 'identity', nickname: 'Ann', avatar: undefined } as unknown as Claim['body']
  expect(contentHash(claim(withoutAvatar))).toBe(contentHash(claim({ kind: 'identity', nickname: 'Ann' })))
})

it('tells apart what only looks alike', () => {
  const hashes = [
    claim({ kind: 'preferences', tags: ['a', 'b'] }),
    claim({ kind: 'preferences', tags: ['b', 'a'] }),
    claim({ kind: 'preferences', tags: ['a,b'] }),
    claim({ kind: 'preferences', tags: ['a"],"tags":["b'] }),
    claim({ kind: 'preferences', tags: ['a', 'b'] }, '2026-11-22T12:00:01.000Z'),
  ].map(contentHash)
  expect(new Set(hashes).size).toBe(hashes.length)
})
