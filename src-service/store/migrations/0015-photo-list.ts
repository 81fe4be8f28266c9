import type { Migration } from './migration'

/** How the team goes through photos, the newest first, however many reviews there are. */
export const photoList: Migration = {
  number: 15,
  name: 'photo list',
  statements: [`create index reviews_with_photo on reviews (posted_at, id) where photo is not null`],
}
