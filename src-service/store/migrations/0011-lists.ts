import type { Migration } from './migration'

/** What the lists of the team go through in order, page by page, also where there are very many. */
export const lists: Migration = {
  number: 11,
  name: 'lists',
  statements: [
    `create index members_by_joined on members (joined_at, id)`,
    `create index models_by_uploaded on models (uploaded_at, claim)`,
    `create index profiles_by_uploaded on profiles (uploaded_at, claim)`,
    `create index redemptions_by_requested on redemptions (requested_at, id)`,
  ],
}
