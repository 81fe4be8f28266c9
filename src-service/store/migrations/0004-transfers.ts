import type { Migration } from './migration'

/** Uploads that come in parts: which are under way, so that they can go on in any process and count against a quota. */
export const transfers: Migration = {
  number: 4,
  name: 'transfers',
  statements: [
    `create table transfers (
      id text primary key not null check (length(id) = 64),
      member text not null references members (id),
      sha256 text not null check (length(sha256) = 64),
      size integer not null check (size > 0),
      started_at text not null,
      unique (member, sha256)
    )`,
    `create index uploads_by_hash on uploads (sha256)`,
    `create index models_by_bytes on models (sha256)`,
  ],
}
