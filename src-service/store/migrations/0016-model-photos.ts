import type { Migration } from './migration'

/**
 * Photos that come with a model, in the order of its member, as they are kept: without what they said of place, time and
 * device. What stands for the model is one of them or the picture of a plate; with neither, what its file shows best.
 */
export const modelPhotos: Migration = {
  number: 16,
  name: 'model photos',
  statements: [
    `create table model_photos (
      model text not null references models (id),
      place integer not null check (place >= 0),
      sha256 text not null check (length(sha256) = 64),
      removed_at text,
      primary key (model, place),
      unique (model, sha256)
    )`,
    `create index model_photos_by_bytes on model_photos (sha256)`,
    `alter table models add column cover_plate integer check (cover_plate >= 0)`,
    `alter table models add column cover_photo text
      check (cover_photo is null or (length(cover_photo) = 64 and cover_plate is null))`,
  ],
}
