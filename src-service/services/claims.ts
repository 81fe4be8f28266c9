import type { ClaimOutcome, ClaimStatus } from '@shared/api/contract'
import { uploadOf, type Claim } from '@shared/claims/claim'
import { appError, type AppError } from '@shared/errors'
import { assertNever, err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Log } from '../deps'
import type { NeedsOperator } from './approval'
import type { Reading, Store, Writing } from '../store/port'
import type { Decided, Deciding, WithUpload } from './claim-kinds/decided'
import { decideIdentity, decidePreferences, decidePrinter, decideProfile } from './claim-kinds/member-data'
import { decidePublishModel } from './claim-kinds/publish-model'
import { decidePublishProfile } from './claim-kinds/publish-profile'
import { claimStatuses } from './claim-status'
import { contentHash } from './content-hash'
import { publish } from './feed'
import type { Inspections } from './inspections'
import type { Ledger, Recorder } from './ledger'
import type { Uploads } from './uploads'

export type ClaimsDeps = {
  readonly store: Store
  readonly ledger: Ledger
  readonly uploads: Uploads
  readonly inspections: Inspections
  readonly clock: Clock
  readonly newId: () => string
  readonly needsOperator: NeedsOperator
  readonly log: Log
}

/**
 * Takes in one claim: its row, its facts, their entries and what the member is told, in one transaction. The same claim
 * again gives the same status; nothing that goes wrong with it reaches the claims beside it.
 */
export async function takeInClaim(deps: ClaimsDeps, member: string, claim: Claim): Promise<ClaimOutcome> {
  try {
    const hash = contentHash(claim)
    const before = await deps.store.read((tx) => known(tx, member, claim.id, hash))
    if (before !== null) return before
    const file = await fileOf(deps, member, claim)
    if (!file.ok) return failed(claim.id, file.error, file.error.code !== 'bad-request')
    return await deps.ledger.write(
      async (tx, record) =>
        (await known(tx, member, claim.id, hash)) ??
        takeInNew(deps, { tx, record, member, claim, hash, file: file.value }),
    )
  } catch (error) {
    deps.log('claim-failed', { claim: claim.id, error: String(error) })
    return failed(claim.id, errorOf(deps.store, error), true)
  }
}

type New = {
  readonly tx: Writing
  readonly record: Recorder
  readonly member: string
  readonly claim: Claim
  readonly hash: string
  readonly file: WithUpload | null
}

async function takeInNew(deps: ClaimsDeps, taking: New): Promise<ClaimOutcome> {
  const { tx, member, claim, hash } = taking
  const takenInAt = deps.clock.now().toISOString()
  const decided = await decideByKind(
    { tx, record: taking.record, newId: deps.newId, member, takenInAt, needsOperator: deps.needsOperator },
    claim,
    taking.file,
  )
  if (decided.state === 'not-yet') return failed(claim.id, decided.error, true)
  const ofError = 'error' in decided
  await tx
    .insertInto('claims')
    .values({
      id: claim.id,
      member,
      kind: claim.body.kind,
      content_hash: hash,
      made_at: claim.madeAt,
      taken_in_at: takenInAt,
      state: decided.state,
      error: ofError ? JSON.stringify(decided.error) : null,
      model: ofError ? null : decided.model,
      profile: ofError ? null : decided.profile,
    })
    .execute()
  await publish(tx, member, 'claim', claim.id)
  const status = (await claimStatuses(tx, [claim.id])).get(claim.id)
  if (status === undefined) throw new Error('a claim just stored is not there')
  return recorded(status)
}

function decideByKind(
  common: Omit<Deciding<never>, 'claim'>,
  claim: Claim,
  file: WithUpload | null,
): Promise<Decided> {
  const { body } = claim
  switch (body.kind) {
    case 'preferences':
      return decidePreferences({ ...common, claim: { ...claim, body } })
    case 'identity':
      return decideIdentity({ ...common, claim: { ...claim, body } })
    case 'profile':
      return decideProfile({ ...common, claim: { ...claim, body } })
    case 'printer':
      return decidePrinter({ ...common, claim: { ...claim, body } })
    case 'publish-model':
      return decidePublishModel({ ...common, claim: { ...claim, body } }, present(file))
    case 'publish-profile':
      return decidePublishProfile({ ...common, claim: { ...claim, body } }, present(file))
    default:
      return assertNever(body)
  }
}

function present(file: WithUpload | null): WithUpload {
  if (file === null) throw new Error('a claim that carries a file was decided without it')
  return file
}

/** The upload a claim refers to, as this service inspects it; null for a claim that carries none. */
async function fileOf(
  deps: ClaimsDeps,
  member: string,
  claim: Claim,
): Promise<Result<WithUpload | null, AppError>> {
  const ref = uploadOf(claim.body)
  if (ref === null) return ok(null)
  const upload = await deps.uploads.find(member, ref.sha256)
  if (upload === null) return err(appError('upload-missing', { sha256: ref.sha256 }))
  if (upload.size !== ref.size) return err(appError('bad-request', { field: 'upload.size' }))
  const assessment = await deps.inspections.assess(ref.sha256)
  return assessment.ok ? ok({ assessment: assessment.value, uploadedAt: upload.takenInAt }) : assessment
}

/** The outcome of a claim that was taken in before; an id that stands for something else is refused loudly. */
async function known(tx: Reading, member: string, id: string, hash: string): Promise<ClaimOutcome | null> {
  const row = await tx
    .selectFrom('claims')
    .select(['member', 'content_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  if (row.member !== member || row.content_hash !== hash) {
    return failed(id, appError('claim-content-differs'), false)
  }
  const status = (await claimStatuses(tx, [id])).get(id)
  return status === undefined ? null : recorded(status)
}

const recorded = (status: ClaimStatus): ClaimOutcome => ({ outcome: 'recorded', id: status.id, status })

const failed = (id: string, error: AppError, retry: boolean): ClaimOutcome => ({
  outcome: 'error',
  id,
  error,
  retry,
})

export function errorOf(store: Store, error: unknown): AppError {
  switch (store.failureOf(error)) {
    case 'busy':
      return appError('service-busy')
    case 'full':
      return appError('disk-full')
    case 'unique':
    case 'other':
      return appError('unexpected')
  }
}
