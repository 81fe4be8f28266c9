import type { ClaimOutcome } from '@shared/api/contract'
import { uploadsOf, type Claim, type UploadRef } from '@shared/claims/claim'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Log } from '../deps'
import { failureForLog } from '../failure-for-log'
import type { Store } from '../store/port'
import { forgetUpload, takePhoto } from './catalogue/take-photo'
import type { WithUpload } from './claim-kinds/decided'
import type { Uploads } from './uploads'

/** A photo by the hash that the claim names, and by the hash of what is kept of it. */
export type TakenPhoto = { readonly sent: string; readonly kept: string }

/** The photos that a claim names, in its order. What it names twice counts once. */
export async function takePhotos(
  uploads: Uploads,
  member: string,
  named: readonly UploadRef[],
): Promise<Result<readonly TakenPhoto[], AppError>> {
  const taken: TakenPhoto[] = []
  for (const { sha256, size } of named) {
    if (taken.some(({ sent }) => sent === sha256)) continue
    const upload = await uploads.find(member, sha256)
    if (upload !== null && upload.size !== size) return err(appError('bad-request', { field: 'photos.size' }))
    const kept = await takePhoto(uploads, member, { sha256, field: 'photos' })
    if (!kept.ok) return kept
    taken.push({ sent: sha256, kept: kept.value })
  }
  return ok(taken)
}

/** That a photo will never do, so that the claim is refused for good; anything else may go better next time. */
export const isOfThePhoto = ({ code }: AppError): boolean => code === 'file-rejected' || code === 'too-large'

/**
 * Removes the originals of photos, which say where they were taken, once their claims were taken in; not those that a
 * claim beside them needs to be sent again. What is left of refused claims goes when uploads are cleaned up.
 */
export async function forgetOriginals(
  deps: { readonly store: Store; readonly dataFolder: string; readonly log: Log },
  member: string,
  claims: readonly Claim[],
  files: ReadonlyMap<string, Pick<WithUpload, 'photos'>>,
  outcomes: readonly ClaimOutcome[],
): Promise<void> {
  const taken = outcomes.flatMap((one) => {
    const photos = files.get(one.id)?.photos
    const isTakenIn = one.outcome === 'recorded' && one.status.state !== 'refused'
    return isTakenIn && photos?.ok === true ? photos.value : []
  })
  const toCome = new Set(outcomes.flatMap((one) => (one.outcome === 'error' ? [one.id] : [])))
  const needed = claims.filter(({ id }) => toCome.has(id)).flatMap(({ body }) => uploadsOf(body))
  const originals = taken.flatMap(({ sent, kept }) =>
    sent === kept || needed.some(({ sha256 }) => sha256 === sent) ? [] : [sent],
  )
  try {
    for (const sha256 of new Set(originals)) await forgetUpload(deps, member, sha256)
  } catch (error) {
    // The claims are recorded, and the clean-up removes what is left.
    deps.log('originals-left', { error: failureForLog(error) })
  }
}
