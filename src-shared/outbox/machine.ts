import { z } from 'zod'
import type { ClaimStatus } from '../api/contract'
import { appErrorSchema, type AppError } from '../errors'
import { idSchema, opaqueIdSchema } from '../ids'
import { instantSchema } from '../time'

/**
 * Where a claim stands on its way to the service. Lease, send, acknowledge: a claim leaves the queue only when the
 * service said what became of it, so a kill in between loses nothing, and the same id sent again doubles nothing.
 */
export const progressSchema = z.strictObject({
  state: z.enum([
    'waiting',
    'sending',
    /** The member holds it back; it waits for the member alone. */
    'paused',
    'waiting-for-approval',
    'done',
    'refused',
    /** Assisted mode: the member has not yet said whether it went through. */
    'ask',
    /** Assisted mode: it did not go through. */
    'not-done',
    /** Taken back or put away by the member; kept, shown no more. */
    'discarded',
  ]),
  /** Whether a send was ever begun: from then on the service may have it. */
  mayBeSent: z.boolean(),
  attempts: z.int().min(0),
  nextTryAt: instantSchema.nullable(),
  /** Why it was refused, or why the last try came to nothing. */
  error: appErrorSchema.nullable(),
  /** What the service made of it. */
  outcome: z
    .strictObject({
      model: opaqueIdSchema.nullable(),
      profile: opaqueIdSchema.nullable(),
      facts: z.array(idSchema),
    })
    .nullable(),
})
export type Progress = z.infer<typeof progressSchema>
export type ProgressState = Progress['state']

const fresh: Progress = {
  state: 'waiting',
  mayBeSent: false,
  attempts: 0,
  nextTryAt: null,
  error: null,
  outcome: null,
}

export const waiting = (): Progress => fresh
export const asking = (): Progress => ({ ...fresh, state: 'ask' })

/** Whether it is its turn: it waits, and the time of its next try has come. */
export const isDue = (progress: Progress, now: string): boolean =>
  progress.state === 'waiting' &&
  (progress.nextTryAt === null || Date.parse(progress.nextTryAt) <= Date.parse(now))

/** Still on its way: it has no final answer yet. */
export const isOpen = ({ state }: Progress): boolean =>
  state === 'waiting' || state === 'sending' || state === 'paused' || state === 'waiting-for-approval'

/** Takes it for sending. What is not waiting stays as it is. */
export const lease = (progress: Progress): Progress =>
  progress.state === 'waiting' ? { ...progress, state: 'sending' } : progress

/** The claim itself (not its upload) is about to leave. */
export const begin = (progress: Progress): Progress =>
  progress.state === 'sending' ? { ...progress, mayBeSent: true } : progress

/**
 * The service said what became of it. Holds in every state: an answer may come late, twice, or after the feed told
 * the same. A decision is never taken back by news of the time before it.
 */
export function acknowledge(progress: Progress, status: ClaimStatus): Progress {
  const decided = progress.outcome !== null && (progress.state === 'done' || progress.state === 'refused')
  if (decided && status.state === 'waiting-for-approval') return progress
  if (progress.state === 'discarded' && status.state === 'refused') return progress
  return {
    ...progress,
    state: status.state,
    mayBeSent: true,
    nextTryAt: null,
    error: status.error,
    outcome: { model: status.model, profile: status.profile, facts: status.facts },
  }
}

export type Failure = { readonly error: AppError; readonly retry: boolean; readonly nextTryAt: string }

/** A try came to nothing. One that may not be tried again is refused and kept with its reason. */
export function fail(progress: Progress, failure: Failure): Progress {
  if (progress.state !== 'sending') return progress
  const attempts = progress.attempts + 1
  return failure.retry
    ? { ...progress, state: 'waiting', attempts, nextTryAt: failure.nextTryAt, error: failure.error }
    : { ...progress, state: 'refused', attempts, nextTryAt: null, error: failure.error }
}

/** Given back without a verdict on it: the way was closed, or the process was killed while it was sending. */
export const giveBack = (progress: Progress): Progress =>
  progress.state === 'sending' ? { ...progress, state: 'waiting' } : progress

/** The member holds it back, also while its file is being sent; null once the claim itself began to leave. */
export function pause(progress: Progress): Progress | null {
  const canBeHeld = (progress.state === 'waiting' || progress.state === 'sending') && !progress.mayBeSent
  return canBeHeld ? { ...progress, state: 'paused', nextTryAt: null, error: null } : null
}

/** The member lets it go on; null where it was not held back. */
export const goOn = (progress: Progress): Progress | null =>
  progress.state === 'paused' ? { ...progress, state: 'waiting' } : null

/** The member wants it tried now. What the service itself refused stays refused: its answer would be the same. */
export function tryAgain(progress: Progress): Progress {
  if (progress.state === 'waiting') return { ...progress, nextTryAt: null }
  if (progress.state === 'refused' && progress.outcome === null)
    return { ...progress, state: 'waiting', nextTryAt: null }
  return progress
}

/** Taken back where nothing left yet, or put away where it was refused; null where neither is possible. */
export function discard(progress: Progress): Progress | null {
  const neverSent = progress.state === 'paused' || (progress.state === 'waiting' && !progress.mayBeSent)
  if (!neverSent && progress.state !== 'refused' && progress.state !== 'ask') return null
  return { ...progress, state: 'discarded', nextTryAt: null }
}

/** The member's own word, in assisted mode. */
export function answer(progress: Progress, wentThrough: boolean, outcome: Progress['outcome']): Progress {
  if (progress.state !== 'ask') return progress
  return wentThrough ? { ...progress, state: 'done', outcome } : { ...progress, state: 'not-done' }
}
