import type { Review, ReviewRequest } from '@shared/api/catalogue'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import { createHash } from 'node:crypto'
import type { Reading, Store } from '../../store/port'
import { note } from '../audit'
import { canonical } from '../content-hash'
import { isLawfulText } from '../lawful'
import type { Ledger } from '../ledger'
import type { Uploads } from '../uploads'
import { offeredModels, offeredProfiles, reviewNamed } from './read-catalogue'
import { forgetUpload, takePhoto } from './take-photo'

export type ReviewsDeps = {
  readonly store: Store
  readonly ledger: Ledger
  readonly uploads: Uploads
  readonly clock: Clock
  readonly dataFolder: string
}

/** Takes in a review. The same id with the same content is the same review; with other content it is refused. */
export async function postReview(
  deps: ReviewsDeps,
  member: string,
  id: string,
  asked: ReviewRequest,
): Promise<Result<Review, AppError>> {
  const hash = createHash('sha256').update(canonical(asked)).digest('hex')
  const before = await deps.store.read((tx) => known(tx, member, id, hash))
  if (before !== null) return before
  if (!isLawfulText(asked.description)) return err(appError('bad-request', { field: 'description' }))
  const photo =
    asked.photo === null
      ? ok(null)
      : await takePhoto(deps.uploads, member, { sha256: asked.photo, field: 'photo' })
  if (!photo.ok) return photo
  const posted = await deps.ledger.write(async (tx, record) => {
    const again = await known(tx, member, id, hash)
    if (again !== null) return again
    const refusal = await refusalOf(tx, member, asked)
    if (refusal !== null) return err(refusal)
    const at = deps.clock.now().toISOString()
    const { model, profile, rating, description } = asked
    await tx
      .insertInto('reviews')
      .values({
        ...{ id, member, model, profile, rating, description },
        ...{ content_hash: hash, photo: photo.value, photo_rejected_at: null, posted_at: at },
      })
      .execute()
    await record(
      {
        type: 'review.posted',
        ...{ member, at, review: id, model, rating },
        ...(profile === null ? {} : { profile }),
        ...{ photo: photo.value !== null, description: description !== '' },
      },
      null,
    )
    return shown(await reviewNamed(tx, member, id))
  })
  if (posted.ok && asked.photo !== null && asked.photo !== photo.value) {
    await forgetUpload(deps, member, asked.photo)
  }
  return posted
}

/** By an operator: the photo is no print. It goes, and what it had added to the award is taken back. Once. */
export async function rejectPhoto(
  deps: Omit<ReviewsDeps, 'uploads'>,
  operator: string,
  id: string,
): Promise<Result<Review, AppError>> {
  const gone: { readonly member: string; readonly photo: string }[] = []
  const rejected = await deps.ledger.write(async (tx, record): Promise<Result<Review, AppError>> => {
    const row = await tx.selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) return err(appError('not-found'))
    if (row.photo !== null) {
      const at = deps.clock.now().toISOString()
      await tx
        .updateTable('reviews')
        .set({ photo: null, photo_rejected_at: at })
        .where('id', '=', id)
        .execute()
      await note(tx, {
        ...{ operator, at, reason: null, kind: 'review', object: id, action: 'photo-rejected' },
        details: { member: row.member },
      })
      await record({ type: 'review.photo_rejected', member: row.member, at, review: id }, null)
      gone.push({ member: row.member, photo: row.photo })
    } else if (row.photo_rejected_at === null) return err(appError('conflict'))
    return shown(await reviewNamed(tx, row.member, id))
  })
  for (const { member, photo } of gone) await forgetUpload(deps, member, photo)
  return rejected
}

/** The hash of a review's photo; null where there is none, or its model is offered no more. */
export const photoOf = async (tx: Reading, id: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('reviews')
    .select(['photo', 'model'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const offered = await offeredModels(tx).where('models.id', '=', row.model).executeTakeFirst()
  return offered === undefined ? null : row.photo
}

const shown = (review: Review | null): Result<Review, AppError> =>
  review === null ? err(appError('not-found')) : ok(review)

async function known(
  tx: Reading,
  member: string,
  id: string,
  hash: string,
): Promise<Result<Review, AppError> | null> {
  const row = await tx
    .selectFrom('reviews')
    .select(['member', 'content_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  if (row.member !== member || row.content_hash !== hash) return err(appError('content-differs'))
  return shown(await reviewNamed(tx, member, id))
}

/** One review a member and model, of what somebody else made and is still offered. */
async function refusalOf(tx: Reading, member: string, asked: ReviewRequest): Promise<AppError | null> {
  const model = await offeredModels(tx).where('models.id', '=', asked.model).executeTakeFirst()
  if (model === undefined) return appError('model-unknown', { model: asked.model })
  if (model.member === member) return appError('forbidden', { field: 'model' })
  if (asked.profile !== null) {
    const profile = await offeredProfiles(tx)
      .where('profiles.id', '=', asked.profile)
      .where('profiles.model', '=', asked.model)
      .executeTakeFirst()
    if (profile === undefined) return appError('not-found', { field: 'profile' })
  }
  const other = await tx
    .selectFrom('reviews')
    .select('id')
    .where('member', '=', member)
    .where('model', '=', asked.model)
    .executeTakeFirst()
  return other === undefined ? null : appError('conflict', { review: other.id })
}
