import type { PublishDraft, PublishForm } from './views'

/** What the file itself says, as it is published when the member changes nothing and states this origin. */
export function formFromDraft(draft: PublishDraft, origin: PublishForm['origin']): PublishForm {
  const { title, description, tags, category, licence, remixOf, profileName, forModel } = draft
  const words = { title, description, tags, category, licence, origin, remixOf, profileName, forModel }
  return { ...words, photos: [], cover: null }
}
