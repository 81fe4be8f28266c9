import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClaimStatus } from '@shared/api/contract'
import { appError } from '@shared/errors'
import {
  acknowledge,
  begin,
  discard,
  fail,
  giveBack,
  goOn,
  isDue,
  lease,
  pause,
  tryAgain,
  waiting,
  type Progress,
} from '@shared/outbox/machine'

const later = '2026-11-22T12:05:00.000Z'
const status = (state: ClaimStatus['state']): ClaimStatus => ({
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  state,
  error: state === 'refused' ? appError('repost') : null,
  model: null,
  profile: null,
  facts: [],
})

const moves: Record<string, (progress: Progress) => Progress> = {
  lease,
  begin,
  giveBack,
  tryAgain,
  killed: giveBack,
  failed: (p) => fail(p, { error: appError('service-busy'), retry: true, nextTryAt: later }),
  poisoned: (p) => fail(p, { error: appError('bad-request'), retry: false, nextTryAt: later }),
  done: (p) => acknowledge(p, status('done')),
  approval: (p) => acknowledge(p, status('waiting-for-approval')),
  refused: (p) => acknowledge(p, status('refused')),
  pause: (p) => pause(p) ?? p,
  goOn: (p) => goOn(p) ?? p,
  discard: (p) => discard(p) ?? p,
}
const run = (names: readonly string[]) =>
  names.reduce((progress, name) => moves[name]?.(progress) ?? progress, waiting())
const anyMoves = fc.array(fc.constantFrom(...Object.keys(moves)), { maxLength: 30 })
const check = (property: (names: readonly string[]) => void) => {
  fc.assert(fc.property(anyMoves, property), { seed: 7, numRuns: 500 })
}

describe('a claim in the outbox', () => {
  it('always has a state with a next try or a reason', () => {
    check((names) => {
      const progress = run(names)
      if (progress.state === 'refused') expect(progress.error).not.toBeNull()
      if (progress.state === 'waiting' && progress.attempts === 0) expect(progress.nextTryAt).toBeNull()
      if (progress.state === 'waiting') expect(isDue(progress, later)).toBe(true)
    })
  })

  it('is back in the queue after a kill, or has an answer', () => {
    check((names) => {
      expect(giveBack(run(names)).state).not.toBe('sending')
    })
  })

  it('never leaves the queue without an answer or the member’s word', () => {
    check((names) => {
      const answered = names.some((name) =>
        ['done', 'approval', 'refused', 'poisoned', 'discard'].includes(name),
      )
      if (!answered) expect(['waiting', 'sending']).toContain(run([...names, 'goOn']).state)
    })
  })

  it('cannot be taken back once its sending was begun, unless it was refused', () => {
    check((names) => {
      const progress = run(names)
      const refused = progress.state === 'refused'
      if (progress.mayBeSent && !refused) expect(discard(progress)).toBeNull()
    })
  })

  it('says the same when the same answer comes twice', () => {
    check((names) => {
      for (const state of ['done', 'waiting-for-approval', 'refused'] as const) {
        const once = acknowledge(run(names), status(state))
        expect(acknowledge(once, status(state))).toEqual(once)
      }
    })
  })

  it('does not go from decided back to waiting for approval', () => {
    check((names) => {
      const decided = acknowledge(run(names), status('done'))
      expect(moves['approval']?.(decided)).toEqual(decided)
    })
  })
})
