import type { AppError } from '@shared/errors'
import type { Claim, ClaimBody, ClaimKind } from '@shared/claims/claim'
import type { Result } from '@shared/result'
import type { NeedsOperator } from '../approval'
import type { TakenPhoto } from '../claim-photos'
import type { Recorder, Recording } from '../ledger'
import type { Writing } from '../../store/port'
import type { Assessment } from '../inspections'

/** What a kind of claim comes to. `not-yet`: nothing is recorded, and sending it again later may help. */
export type Decided =
  | {
      readonly state: 'done' | 'waiting-for-approval'
      readonly model: string | null
      readonly profile: string | null
    }
  | { readonly state: 'refused' | 'not-yet'; readonly error: AppError }

/** A claim being decided, inside the transaction that will hold it. */
export type Deciding<K extends ClaimKind> = {
  readonly tx: Writing
  readonly record: Recorder
  /** For what is read by nobody before the end of the transaction. */
  readonly sheet: Recording
  readonly newId: () => string
  readonly member: string
  readonly claim: Claim & { readonly body: Extract<ClaimBody, { kind: K }> }
  readonly takenInAt: string
  readonly needsOperator: NeedsOperator
}

/** Of a claim that carries a file: what the service itself found in it, and when its last byte came. */
export type WithUpload = {
  readonly assessment: Assessment
  readonly uploadedAt: string
  /** Those that come with a model, or why one of them never will. */
  readonly photos: Result<readonly TakenPhoto[], AppError>
}

export const done: Decided = { state: 'done', model: null, profile: null }
export const refused = (error: AppError): Decided => ({ state: 'refused', error })
