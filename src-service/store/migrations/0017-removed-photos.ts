import type { Migration } from './migration'

/**
 * Why the team removed a photo, for its owner to read, and whether it stood for the model until then. Of those removed
 * before, the log has the reason, and nothing says what was the cover.
 */
export const removedPhotos: Migration = {
  number: 17,
  name: 'removed photos',
  statements: [
    `alter table model_photos add column removal_reason text`,
    `alter table model_photos add column was_cover integer not null default 0`,
    `update model_photos set removal_reason = (
      select reason from audit where action = 'photo-removed' and audit.at = model_photos.removed_at
        and object = (select claim from models where models.id = model_photos.model) order by seq limit 1
    ) where removed_at is not null`,
  ],
}
