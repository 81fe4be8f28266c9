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
import { forgetOriginals, isOfThePhoto, takePhotos } from './claim-photos'
import { claimStatuses } from './claim-status'
import { contentHash } from './content-hash'
import type { Inspections } from './inspections'
import type { Ledger, Recorder, Recording } from './ledger'
import { together } from './together'
import type { Uploads } from './uploads'
import { failureForLog } from '../failure-for-log'

export type ClaimsDeps = {
  readonly store: Store
  readonly ledger: Ledger
  readonly uploads: Uploads
  readonly inspections: Inspections
  readonly clock: Clock
  readonly newId: () => string
  readonly needsOperator: NeedsOperator
  readonly dataFolder: string
  readonly log: Log
}

/** An outcome for each claim of a member, in the order given. */
export type TakeIn = (member: string, claims: readonly Claim[]) => Promise<readonly ClaimOutcome[]>

/** A claim ready to be decided, with what was found in the file that it carries. */
type Ready = {
  readonly member: string
  readonly claim: Claim
  readonly file: WithUpload | null
}

/** So many at most share a transaction: others wait for the lock meanwhile. */
const mostTogether = 400

/** So many are decided while the database writes as many that were decided before them. */
const decidedMeanwhile = 50

/**
 * Takes in claims: the row, the facts, their entries and what the member is told, in one transaction, which claims that
 * are in flight at the same time share. The same claim again gives the same status; nothing that goes wrong with one
 * reaches the claims beside it.
 */
export function createTakeIn(deps: ClaimsDeps): TakeIn {
  const decided = together(mostTogether, (all: readonly Ready[]) => decideTogether(deps, all))
  return async (member, claims) => {
    const outcomes: Promise<ClaimOutcome>[] = []
    const files = new Map<string, WithUpload>()
    // In their order, as a later one may be about the model of an earlier one.
    for (const claim of claims) {
      const ready = await readyToDecide(deps, member, claim)
      if ('file' in ready && ready.file !== null) files.set(claim.id, ready.file)
      outcomes.push('outcome' in ready ? Promise.resolve(ready) : decided(ready))
    }
    const all = await Promise.all(outcomes)
    await forgetOriginals(deps, member, claims, files, all)
    return all
  }
}

/** A claim that carries a file waits for its inspection, unless it was taken in before: the file may be gone by now. */
async function readyToDecide(deps: ClaimsDeps, member: string, claim: Claim): Promise<Ready | ClaimOutcome> {
  try {
    const ready = { member, claim, file: null }
    if (uploadOf(claim.body) === null) return ready
    const before = (await deps.store.read((tx) => knownAmong(deps.store, tx, [ready]))).get(claim.id)
    if (before !== undefined) return outcomeOfKnown(before, { member, hash: contentHash(claim) })
    const file = await fileOf(deps, member, claim)
    return file.ok
      ? { ...ready, file: file.value }
      : failed(claim.id, file.error, file.error.code !== 'bad-request')
  } catch (error) {
    return notTaken(deps, claim, error)
  }
}

/** In one transaction; where that fails, each in its own, so that the one at fault fails alone. */
async function decideTogether(deps: ClaimsDeps, all: readonly Ready[]): Promise<readonly ClaimOutcome[]> {
  try {
    return await decideInOrder(deps, all)
  } catch (error) {
    if (all.length === 1 || deps.store.failureOf(error) === 'busy') {
      return all.map(({ claim }) => notTaken(deps, claim, error))
    }
  }
  const outcomes: ClaimOutcome[] = []
  for (const one of all) outcomes.push(...(await decideTogether(deps, [one])))
  return outcomes
}

function notTaken(deps: ClaimsDeps, claim: Claim, error: unknown): ClaimOutcome {
  deps.log('claim-failed', { claim: claim.id, error: failureForLog(error) })
  return failed(claim.id, errorOf(deps.store, error), true)
}

const decideInOrder = (deps: ClaimsDeps, all: readonly Ready[]): Promise<readonly ClaimOutcome[]> =>
  deps.ledger.write(async (tx, record, sheet) => {
    const known = new Map(await knownAmong(deps.store, tx, all))
    const outcomes: ClaimOutcome[] = []
    for (const [index, { member, claim, file }] of all.entries()) {
      if (index > 0 && index % decidedMeanwhile === 0) await sheet.begin()
      const one = { member, hash: contentHash(claim) }
      const before = known.get(claim.id)
      if (before !== undefined) {
        outcomes.push(outcomeOfKnown(before, one))
        continue
      }
      const outcome = await takeInNew(deps, { ...one, claim, file, tx, record, sheet })
      if (outcome.outcome === 'recorded') known.set(claim.id, { ...one, status: outcome.status })
      outcomes.push(outcome)
    }
    return outcomes
  })

type New = Ready & {
  readonly hash: string
  readonly tx: Writing
  readonly record: Recorder
  readonly sheet: Recording
}

async function takeInNew(
  { clock, newId, needsOperator }: ClaimsDeps,
  { member, claim, hash, file, tx, record, sheet }: New,
): Promise<ClaimOutcome> {
  const takenInAt = clock.now().toISOString()
  const common = { tx, record, sheet, newId, member, takenInAt, needsOperator }
  const decided = await decideByKind(common, claim, file)
  if (decided.state === 'not-yet') return failed(claim.id, decided.error, true)
  const { state } = decided
  const [error, model, profile] =
    'error' in decided ? [decided.error, null, null] : [null, decided.model, decided.profile]
  sheet.claim({
    id: claim.id,
    member,
    kind: claim.body.kind,
    content_hash: hash,
    made_at: claim.madeAt,
    taken_in_at: takenInAt,
    state,
    error: error === null ? null : JSON.stringify(error),
    model,
    profile,
  })
  sheet.news(member, 'claim', claim.id)
  return recorded({ id: claim.id, state, error, model, profile, facts: [...sheet.factsOf(claim.id)] })
}

async function decideByKind(
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
      // It looks at what claims before it brought about.
      await common.sheet.write()
      return decidePublishModel({ ...common, claim: { ...claim, body } }, present(file))
    case 'publish-profile':
      await common.sheet.write()
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
  if (!assessment.ok) return assessment
  const { body } = claim
  const named = body.kind === 'publish-model' ? (body.photos ?? []) : []
  const photos = await takePhotos(deps.uploads, member, named)
  if (!photos.ok && !isOfThePhoto(photos.error)) return photos
  return ok({ assessment: assessment.value, uploadedAt: upload.takenInAt, photos })
}

/** A claim that was taken in before. */
type Known = { readonly member: string; readonly hash: string; readonly status: ClaimStatus }

async function knownAmong(
  store: Store,
  tx: Reading,
  all: readonly Ready[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = all.map(({ claim }) => claim.id)
  const rows = await tx
    .selectFrom('claims')
    .select(['id', 'member', 'content_hash as hash'])
    .where(store.among('id', ids))
    .execute()
  const statuses = await claimStatuses(
    tx,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.flatMap(({ id, ...row }) => {
      const status = statuses.get(id)
      return status === undefined ? [] : [[id, { ...row, status }]]
    }),
  )
}

/** Its status again; an id that stands for something else is refused loudly. */
const outcomeOfKnown = (
  { status, ...known }: Known,
  { member, hash }: Pick<Known, 'member' | 'hash'>,
): ClaimOutcome =>
  known.member === member && known.hash === hash
    ? recorded(status)
    : failed(status.id, appError('claim-content-differs'), false)

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
    case 'text':
      return appError('bad-request')
    case 'unique':
    case 'other':
      return appError('unexpected')
  }
}
