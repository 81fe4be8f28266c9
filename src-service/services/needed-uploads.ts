import type { ExpressionBuilder } from 'kysely'
import type { Tables } from '../store/tables'

/** Of a row of `uploads`: whether a model, a profile or a photo of its member's is made of these bytes. */
export const isNeeded = (eb: ExpressionBuilder<Tables, 'uploads'>) =>
  eb.or([
    ...(['models', 'profiles'] as const).map((table) =>
      eb.exists(
        eb
          .selectFrom(table)
          .select('id')
          .whereRef(`${table}.sha256`, '=', 'uploads.sha256')
          .whereRef(`${table}.member`, '=', 'uploads.member'),
      ),
    ),
    eb.exists(
      eb
        .selectFrom('reviews')
        .select('id')
        .whereRef('reviews.photo', '=', 'uploads.sha256')
        .whereRef('reviews.member', '=', 'uploads.member'),
    ),
    eb.exists(
      eb
        .selectFrom('model_photos')
        .innerJoin('models', 'models.id', 'model_photos.model')
        .select('models.id')
        .whereRef('model_photos.sha256', '=', 'uploads.sha256')
        .whereRef('models.member', '=', 'uploads.member')
        .where('model_photos.removed_at', 'is', null),
    ),
  ])
