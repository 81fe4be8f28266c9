import type { ModelPhotos } from '@shared/api/catalogue'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Store } from '../../store/port'
import { note } from '../audit'
import { publish } from '../feed'
import { photosOf } from './model-photos'
import { forgetUpload } from './take-photo'

type Removal = {
  readonly operator: string
  readonly model: string
  readonly sha256: string
  readonly reason: string
}

/**
 * By an operator: takes a photo away from a model, whether or not it is approved yet. A cover that it was is that no
 * more. Its owner is told that something of the model changed, and asks for what. Once: the same again changes nothing.
 */
export async function removePhoto(
  deps: { readonly store: Store; readonly clock: Clock; readonly dataFolder: string },
  { operator, model, sha256, reason }: Removal,
): Promise<Result<ModelPhotos, AppError>> {
  const removed = await deps.store.write(async (tx) => {
    const photo = await tx
      .selectFrom('model_photos')
      .innerJoin('models', 'models.id', 'model_photos.model')
      .select(['models.member', 'models.claim', 'models.cover_photo', 'model_photos.removed_at'])
      .where('model', '=', model)
      .where('model_photos.sha256', '=', sha256)
      .executeTakeFirst()
    if (photo === undefined) return null
    if (photo.removed_at === null) {
      const at = deps.clock.now().toISOString()
      await tx
        .updateTable('model_photos')
        .set({ removed_at: at, removal_reason: reason, was_cover: photo.cover_photo === sha256 ? 1 : 0 })
        .where('model', '=', model)
        .where('sha256', '=', sha256)
        .execute()
      await tx
        .updateTable('models')
        .set({ cover_photo: null })
        .where('id', '=', model)
        .where('cover_photo', '=', sha256)
        .execute()
      await note(tx, {
        ...{ operator, at, reason, kind: 'upload', object: photo.claim, action: 'photo-removed' },
        details: { member: photo.member },
      })
      await publish(tx, photo.member, 'model', model)
    }
    return { member: photo.member, photos: await photosOf(tx, model) }
  })
  if (removed === null) return err(appError('not-found'))
  await forgetUpload(deps, removed.member, sha256)
  return ok({ model, photos: removed.photos })
}
