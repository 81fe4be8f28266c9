import type { ModelRef } from '@shared/claims/claim'
import { appError } from '@shared/errors'
import type { Selectable } from 'kysely'
import type { Writing } from '../../store/port'
import type { Tables } from '../../store/tables'
import { refusalOf } from '../inspections'
import { isLawfulLine } from '../lawful'
import { releaseProfiles } from '../release-profiles'
import { refused, type Decided, type Deciding, type WithUpload } from './decided'

/** A print profile for a model: the member's own claim names it, or its id does. It waits for as long as that model waits. */
export async function decidePublishProfile(
  deciding: Deciding<'publish-profile'>,
  file: WithUpload,
): Promise<Decided> {
  const { tx, member, claim } = deciding
  const { body } = claim
  if (!isLawfulLine(body.name)) return refused(appError('bad-request', { field: 'name' }))
  const refusal = refusalOf(file.assessment, 'print-profile')
  if (refusal !== null) return refused(refusal)
  const target = await modelFor(tx, member, body.for)
  if ('state' in target) return target
  const sameBytes = await tx
    .selectFrom('profiles')
    .selectAll()
    .where('sha256', '=', body.upload.sha256)
    .where('state', '<>', 'refused')
    .execute()
  const own = sameBytes.find((profile) => profile.member === member && profile.model === target.model)
  if (own !== undefined) return decidedAs(own)
  const others = sameBytes.find((profile) => profile.member !== member)
  if (others !== undefined) return refused(appError('repost', { profile: others.id }))
  return takeIn(deciding, file, target.model)
}

async function takeIn(
  { tx, record, newId, member, claim, takenInAt, needsOperator }: Deciding<'publish-profile'>,
  file: WithUpload,
  model: string,
): Promise<Decided> {
  const id = newId()
  const waits = await needsOperator(tx, { member, at: takenInAt, alike: [] })
  await tx
    .insertInto('profiles')
    .values({
      id,
      model,
      member,
      claim: claim.id,
      sha256: claim.body.upload.sha256,
      name: claim.body.name,
      state: waits ? 'waiting-for-approval' : 'approved',
      uploaded_at: file.uploadedAt,
      first: null,
    })
    .execute()
  await releaseProfiles(tx, record, model)
  return decidedAs(await tx.selectFrom('profiles').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
}

const decidedAs = ({ id, model, state }: Selectable<Tables['profiles']>): Decided => ({
  state: state === 'published' ? 'done' : 'waiting-for-approval',
  model,
  profile: id,
})

async function modelFor(
  tx: Writing,
  member: string,
  ref: ModelRef,
): Promise<{ readonly model: string } | Decided> {
  const known = 'model' in ref ? ref.model : await modelOfClaim(tx, member, ref.claim)
  if (typeof known !== 'string') return known
  const model = await tx
    .selectFrom('models')
    .select(['id', 'member', 'state'])
    .where('id', '=', known)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  const open =
    model?.state === 'approved' || (model?.state === 'waiting-for-approval' && model.member === member)
  return open ? { model: known } : refused(appError('model-unknown', { model: known }))
}

/** A claim that has not arrived yet may still come; one that was refused brought no model. */
async function modelOfClaim(tx: Writing, member: string, id: string): Promise<string | Decided> {
  const claim = await tx
    .selectFrom('claims')
    .select(['state', 'model', 'kind'])
    .where('id', '=', id)
    .where('member', '=', member)
    .executeTakeFirst()
  if (claim === undefined) return { state: 'not-yet', error: appError('model-unknown', { claim: id }) }
  if (claim.kind !== 'publish-model' || claim.state === 'refused' || claim.model === null) {
    return refused(appError('model-unknown', { claim: id }))
  }
  return claim.model
}
