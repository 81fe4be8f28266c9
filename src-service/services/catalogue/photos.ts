import { sql } from 'kysely'
import type { Reading } from '../../store/port'
import { pageOf, type Found } from '../page-of'

/** A review with the photo of a print, as the team looks at it. */
export type PhotoReview = {
  readonly id: string
  readonly member: string
  readonly model: string
  readonly title: string
  readonly rating: number
  readonly description: string
  readonly postedAt: string
}

/** A page of the reviews whose photo is there, the newest first. */
export async function readPhotoPage(
  tx: Reading,
  after: string | null,
  limit: number,
): Promise<Found<PhotoReview>> {
  const last = await tx
    .selectFrom('reviews')
    .select(['id', 'posted_at'])
    .where('id', '=', after ?? '')
    .executeTakeFirst()
  const rows = await tx
    .selectFrom('reviews')
    .innerJoin('models', 'models.id', 'reviews.model')
    .select(['reviews.id', 'reviews.member', 'reviews.model', 'models.title', 'reviews.rating'])
    .select(['reviews.description', 'reviews.posted_at as postedAt'])
    .where('reviews.photo', 'is not', null)
    .$if(last !== undefined, (query) =>
      query.where(
        sql<boolean>`(reviews.posted_at, reviews.id) < (${last?.posted_at ?? ''}, ${last?.id ?? ''})`,
      ),
    )
    .orderBy('reviews.posted_at', 'desc')
    .orderBy('reviews.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, ({ id }) => id)
}

/** The hash of a review's photo, whether or not its model is still offered; null where it has none. */
export const photoForTeam = async (tx: Reading, id: string): Promise<string | null> =>
  (await tx.selectFrom('reviews').select('photo').where('id', '=', id).executeTakeFirst())?.photo ?? null
