import type { CatalogueModel, ModelPage, Review } from '@shared/api/catalogue'
import { sql } from 'kysely'
import { z } from 'zod'
import { contains } from '../../store/contains'
import type { Reading } from '../../store/port'
import { photosOf } from './model-photos'

const tagsSchema = z.array(z.string())

/** What is approved and still offered, of everybody, the newest first. `next` is where the following page begins. */
export async function readModels(
  tx: Reading,
  member: string,
  asked: { readonly text?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly models: CatalogueModel[]; readonly next: string | null }> {
  const { text, cursor, limit } = asked
  let query = offeredModels(tx)
  if (cursor !== undefined) query = query.where('models.id', '<', cursor)
  if (text !== undefined) {
    const columns = ['models.title', 'models.description', 'models.tags']
    query = query.where((eb) => eb.or(columns.map((column) => contains(column, text))))
  }
  const rows = await query
    .orderBy('models.id', 'desc')
    .limit(limit + 1)
    .execute()
  const models = rows.slice(0, limit).map((row) => modelOf(row, member))
  return { models, next: rows.length > limit ? (models.at(-1)?.model ?? null) : null }
}

/** A model with its published profiles and its reviews; null where it is not offered. */
export async function readModel(tx: Reading, member: string, id: string): Promise<ModelPage | null> {
  const row = await offeredModels(tx).where('models.id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const photos = await photosOf(tx, id)
  const profiles = await offeredProfiles(tx)
    .where('profiles.model', '=', id)
    .orderBy('profiles.uploaded_at')
    .orderBy('profiles.id')
    .execute()
  const reviews = await reviewsIn(tx)
    .where('reviews.model', '=', id)
    .orderBy('posted_at', 'desc')
    .orderBy('reviews.id')
    .execute()
  return {
    model: modelOf(row, member),
    photos,
    profiles: profiles.map(({ id: profile, member: owner, uploaded_at: uploadedAt, ...rest }) => ({
      profile,
      uploadedAt,
      own: owner === member,
      ...rest,
    })),
    reviews: reviews.map((review) => reviewOf(review, member)),
  }
}

export const reviewNamed = async (tx: Reading, member: string, id: string): Promise<Review | null> => {
  const row = await reviewsIn(tx).where('reviews.id', '=', id).executeTakeFirst()
  return row === undefined ? null : reviewOf(row, member)
}

const downloadsOf = (subject: 'models.id' | 'profiles.id') =>
  sql<number>`(select count(*) from downloads where downloads.subject = ${sql.ref(subject)})`

export const offeredModels = (tx: Reading) =>
  tx
    .selectFrom('models')
    .innerJoin('uploads', (join) =>
      join.onRef('uploads.member', '=', 'models.member').onRef('uploads.sha256', '=', 'models.sha256'),
    )
    .leftJoin('member_profile', 'member_profile.member', 'models.member')
    .select(['models.id', 'models.member', 'models.title', 'models.description', 'models.tags'])
    .select(['models.category', 'models.licence', 'models.origin', 'models.remix_of', 'models.uploaded_at'])
    .select(['models.sha256', 'uploads.size', 'member_profile.nickname as by'])
    .select([
      downloadsOf('models.id').as('downloads'),
      sql<number>`(select count(*) from reviews where reviews.model = models.id)`.as('reviews'),
      sql<number | null>`(select avg(rating) from reviews where reviews.model = models.id)`.as('rating'),
    ])
    .where('models.state', '=', 'approved')
    .where('models.withdrawn_at', 'is', null)

export const offeredProfiles = (tx: Reading) =>
  tx
    .selectFrom('profiles')
    .innerJoin('uploads', (join) =>
      join.onRef('uploads.member', '=', 'profiles.member').onRef('uploads.sha256', '=', 'profiles.sha256'),
    )
    .leftJoin('member_profile', 'member_profile.member', 'profiles.member')
    .select(['profiles.id', 'profiles.member', 'profiles.name', 'profiles.uploaded_at', 'profiles.sha256'])
    .select(['uploads.size', 'member_profile.nickname as by', downloadsOf('profiles.id').as('downloads')])
    .where('profiles.state', '=', 'published')
    .where('profiles.withdrawn_at', 'is', null)

const reviewsIn = (tx: Reading) =>
  tx
    .selectFrom('reviews')
    .leftJoin('member_profile', 'member_profile.member', 'reviews.member')
    .selectAll('reviews')
    .select('member_profile.nickname as by')

function modelOf(
  row: Awaited<ReturnType<ReturnType<typeof offeredModels>['execute']>>[number],
  member: string,
): CatalogueModel {
  const { id, member: owner, tags, remix_of: remixOf, uploaded_at: uploadedAt, ...rest } = row
  return {
    model: id,
    own: owner === member,
    tags: tagsSchema.parse(JSON.parse(tags)),
    remixOf,
    uploadedAt,
    ...rest,
  }
}

function reviewOf(
  row: Awaited<ReturnType<ReturnType<typeof reviewsIn>['execute']>>[number],
  member: string,
): Review {
  const { id, model, profile, by, rating, description, photo, posted_at: postedAt } = row
  const own = row.member === member
  return { review: id, model, profile, by, own, rating, description, photo: photo !== null, postedAt }
}
