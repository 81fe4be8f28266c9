import type { RemovedPhoto } from '@shared/api/catalogue'
import { coverOf, type PicturesDeps } from './model-pictures'

/** What the team removed of a member's photos, the newest first, each with the reason and what stands for the model now. */
export async function readRemovedPhotos(deps: PicturesDeps, member: string): Promise<RemovedPhoto[]> {
  const rows = await deps.store.read((tx) =>
    tx
      .selectFrom('model_photos')
      .innerJoin('models', 'models.id', 'model_photos.model')
      .select(['models.id', 'models.state', 'models.sha256', 'models.cover_plate', 'models.cover_photo'])
      .select(['model_photos.sha256 as photo', 'removed_at', 'removal_reason', 'was_cover'])
      .where('models.member', '=', member)
      .where('removed_at', 'is not', null)
      .orderBy('removed_at', 'desc')
      .orderBy('models.id', 'desc')
      .orderBy('place')
      .execute(),
  )
  const removed: RemovedPhoto[] = []
  for (const { id, state, photo, removed_at: removedAt, removal_reason: reason, ...row } of rows) {
    const isOffered = state === 'approved' || state === 'waiting-for-approval'
    const coverNow =
      row.was_cover === 1 && isOffered ? ((await coverOf(deps, { id, ...row }))?.from ?? 'nothing') : null
    removed.push({ model: id, photo, removedAt: removedAt ?? '', reason: reason ?? '', coverNow })
  }
  return removed
}
