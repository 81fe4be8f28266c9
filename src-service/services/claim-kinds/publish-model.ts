import { appError } from '@shared/errors'
import type { Selectable } from 'kysely'
import type { Writing } from '../../store/port'
import type { Tables } from '../../store/tables'
import { coverColumns, keepPhotos } from '../catalogue/model-photos'
import type { TakenPhoto } from '../claim-photos'
import { publish } from '../feed'
import { refusalOf } from '../inspections'
import { likelyReposts, rememberLikenesses, rememberSketch } from '../likenesses'
import { isLawfulLine, isLawfulText } from '../lawful'
import { refused, type Decided, type Deciding, type WithUpload } from './decided'

/**
 * A new model, or the same one again. One that looks like a known model waits for an operator, with the evidence.
 * The same geometry under new bytes is the same model: of the member's own it gives
 * nothing new, of somebody else's it is a repost, which is taken in only where the member says so and earns nothing.
 */
export async function decidePublishModel(
  deciding: Deciding<'publish-model'>,
  file: WithUpload,
): Promise<Decided> {
  const { tx, member, claim } = deciding
  const { body } = claim
  const unlawful = unlawfulField(body)
  if (unlawful !== null) return refused(appError('bad-request', { field: unlawful }))
  const refusal = refusalOf(file.assessment, 'model-upload')
  if (refusal !== null) return refused(refusal)
  const { photos } = file
  if (!photos.ok) return refused(photos.error)

  const identity = file.assessment.fingerprint ?? `file:${body.upload.sha256}`
  const own = await modelsOf(tx, identity, (where) => where.member === member)
  const standing = own.find(({ state }) => state === 'approved' || state === 'waiting-for-approval')
  if (standing !== undefined) return alreadyThere(standing)
  const revoked = own.find(({ state }) => state === 'revoked')
  if (revoked !== undefined) return refused(appError('repost', { model: revoked.id }))
  if (body.origin !== 'repost') {
    const [other] = await modelsOf(tx, identity, (model) => model.member !== member && stands(model))
    if (other !== undefined) return refused(appError('repost', { model: other.id }))
  }
  return takeIn(deciding, { ...file, photos: photos.value }, identity)
}

const alreadyThere = (model: Selectable<Tables['models']>): Decided => ({
  state: model.state === 'approved' ? 'done' : 'waiting-for-approval',
  model: model.id,
  profile: null,
})

async function takeIn(
  { tx, record, newId, member, claim, takenInAt, needsOperator }: Deciding<'publish-model'>,
  file: Omit<WithUpload, 'photos'> & { readonly photos: readonly TakenPhoto[] },
  identity: string,
): Promise<Decided> {
  const { body } = claim
  const id = newId()
  const { sketch } = file.assessment
  const alike = body.origin === 'repost' ? [] : await likelyReposts(tx, sketch)
  const approved = !(await needsOperator(tx, { member, at: takenInAt, alike }))
  await tx
    .insertInto('models')
    .values({
      id,
      member,
      claim: claim.id,
      identity,
      fingerprint: file.assessment.fingerprint,
      sha256: body.upload.sha256,
      title: body.title,
      description: body.description,
      tags: JSON.stringify(body.tags),
      category: body.category,
      licence: body.licence,
      origin: body.origin,
      remix_of: body.remixOf ?? null,
      state: approved ? 'approved' : 'waiting-for-approval',
      uploaded_at: file.uploadedAt,
      ...coverColumns(body.cover, file.photos),
    })
    .execute()
  await keepPhotos(tx, id, file.photos)
  await rememberSketch(tx, id, sketch)
  await rememberLikenesses(tx, claim.id, alike)
  await publish(tx, member, 'model', id)
  if (!approved) return { state: 'waiting-for-approval', model: id, profile: null }
  await record(
    { type: 'model.approved', member, at: file.uploadedAt, model: id, origin: body.origin },
    claim.id,
  )
  return { state: 'done', model: id, profile: null }
}

const stands = ({ origin, state }: Pick<Selectable<Tables['models']>, 'origin' | 'state'>): boolean =>
  origin !== 'repost' && (state === 'approved' || state === 'waiting-for-approval')

async function modelsOf(
  tx: Writing,
  identity: string,
  keep: (model: Selectable<Tables['models']>) => boolean,
): Promise<readonly Selectable<Tables['models']>[]> {
  const models = await tx.selectFrom('models').selectAll().where('identity', '=', identity).execute()
  return models.filter(keep)
}

function unlawfulField(body: Deciding<'publish-model'>['claim']['body']): string | null {
  const lines = {
    title: body.title,
    category: body.category,
    licence: body.licence,
    remixOf: body.remixOf ?? '',
  }
  const line = Object.entries(lines).find(([, value]) => !isLawfulLine(value))
  if (line !== undefined) return line[0]
  if (!isLawfulText(body.description)) return 'description'
  if (!body.tags.every(isLawfulLine)) return 'tags'
  const { cover, photos = [] } = body
  if (cover === undefined || 'plate' in cover) return null
  return photos.some(({ sha256 }) => sha256 === cover.photo) ? null : 'cover'
}
