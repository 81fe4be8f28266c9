import type { Cover } from '@shared/claims/claim'
import type { Reading, Writing } from '../../store/port'
import type { TakenPhoto } from '../claim-photos'

/** The hashes of a model's photos, in the order of its member. */
export const photosOf = async (tx: Reading, model: string): Promise<string[]> =>
  (await standing(tx, model).execute()).map(({ sha256 }) => sha256)

/** Whether it is one of them. */
export const isPhotoOf = async (tx: Reading, model: string, sha256: string): Promise<boolean> =>
  (await standing(tx, model).where('sha256', '=', sha256).executeTakeFirst()) !== undefined

const standing = (tx: Reading, model: string) =>
  tx
    .selectFrom('model_photos')
    .select('sha256')
    .where('model', '=', model)
    .where('removed_at', 'is', null)
    .orderBy('place')

/** Photos that are the same without what they said besides stand once, where the first of them stood. */
export async function keepPhotos(tx: Writing, model: string, taken: readonly TakenPhoto[]): Promise<void> {
  const kept = [...new Set(taken.map((photo) => photo.kept))]
  if (kept.length === 0) return
  await tx
    .insertInto('model_photos')
    .values(kept.map((sha256, place) => ({ model, place, sha256 })))
    .execute()
}

/** The cover as it is kept: the photo by the hash of what is left of it. */
export function coverColumns(
  cover: Cover | undefined,
  taken: readonly TakenPhoto[],
): { readonly cover_plate: number | null; readonly cover_photo: string | null } {
  if (cover === undefined) return { cover_plate: null, cover_photo: null }
  if ('plate' in cover) return { cover_plate: cover.plate, cover_photo: null }
  const photo = taken.find(({ sent }) => sent === cover.photo)
  return { cover_plate: null, cover_photo: photo?.kept ?? null }
}

/** The photos of a model that nobody will see, or of all of a member's; their bytes go when uploads are cleaned up. */
export async function dropPhotos(
  tx: Writing,
  of: { readonly model: string } | { readonly member: string },
): Promise<void> {
  const [column, value] = 'model' in of ? (['id', of.model] as const) : (['member', of.member] as const)
  await tx
    .deleteFrom('model_photos')
    .where('model', 'in', tx.selectFrom('models').select('id').where(column, '=', value))
    .execute()
  await tx.updateTable('models').set({ cover_photo: null }).where(column, '=', value).execute()
}
