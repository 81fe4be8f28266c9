import type { Cover } from '@shared/claims/claim'
import type { Reading, Writing } from '../../store/port'
import type { TakenPhoto } from '../claim-photos'

/** The hashes of a model's photos, in the order of its member. */
export const photosOf = async (tx: Reading, model: string): Promise<string[]> =>
  (await standing(tx, model).execute()).map(({ sha256 }) => sha256)

/** What comes with a model to be looked at, and what its member chose of it to stand for the model. */
export type Pictured = { readonly photos: string[]; readonly cover: Cover | null }

export const notPictured: Pictured = { photos: [], cover: null }

/** By claim; what published a profile is not in it. */
export async function picturedBy(
  tx: Reading,
  claims: readonly string[],
): Promise<ReadonlyMap<string, Pictured>> {
  if (claims.length === 0) return new Map()
  const rows = await tx
    .selectFrom('models')
    .leftJoin('model_photos', (join) =>
      join.onRef('model_photos.model', '=', 'models.id').on('model_photos.removed_at', 'is', null),
    )
    .select(['models.claim', 'models.cover_plate', 'models.cover_photo', 'model_photos.sha256'])
    .where('models.claim', 'in', claims)
    .orderBy('model_photos.place')
    .execute()
  const byClaim = new Map<string, Pictured>()
  for (const { claim, cover_plate: plate, cover_photo: photo, sha256 } of rows) {
    const { photos } = byClaim.get(claim) ?? notPictured
    const cover = plate !== null ? { plate } : photo !== null ? { photo } : null
    byClaim.set(claim, { photos: sha256 === null ? photos : [...photos, sha256], cover })
  }
  return byClaim
}

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

/**
 * The photos of a model that nobody will see, or of all of a member's; their bytes go when uploads are cleaned up. What
 * the team removed from such a model before stays known to its owner.
 */
export async function dropPhotos(
  tx: Writing,
  of: { readonly model: string } | { readonly member: string },
): Promise<void> {
  const [column, value] = 'model' in of ? (['id', of.model] as const) : (['member', of.member] as const)
  await tx
    .deleteFrom('model_photos')
    .where('model', 'in', tx.selectFrom('models').select('id').where(column, '=', value))
    .$if('model' in of, (query) => query.where('removed_at', 'is', null))
    .execute()
  await tx.updateTable('models').set({ cover_photo: null }).where(column, '=', value).execute()
}
