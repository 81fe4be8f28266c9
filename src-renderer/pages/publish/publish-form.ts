import type { MessageId } from '@shared/i18n/catalogue'
import { isGenericTitle } from '@shared/inspect/preflight/generic-title'
import type { PreflightItem } from '@shared/inspect/report'
import type { PublishDraft, PublishForm } from '@shared/ipc/views'

/** The form while it is filled in: the origin is the member's to state, so it starts open when the file says nothing. */
export type Filling = Omit<PublishForm, 'origin'> & { readonly origin: PublishForm['origin'] | null }

export function fillingFrom(draft: PublishDraft): Filling {
  const { title, description, tags, category, licence, origin, remixOf, profileName, forModel, models } =
    draft
  const onlyProfile = !draft.publishes.includes('model')
  return {
    title,
    description,
    tags,
    category,
    licence,
    origin,
    remixOf,
    profileName,
    photos: [],
    cover: null,
    forModel: forModel ?? (onlyProfile ? (models[0]?.model ?? null) : null),
  }
}

type Pictures = Pick<PublishForm, 'photos' | 'cover'>

/** The picture that will be shown as the cover; undefined where there is none at all. */
export function coverShown(
  { photos, cover }: Pictures,
  fileHasPicture: boolean,
): PublishForm['cover'] | undefined {
  if (cover !== null || fileHasPicture) return cover
  return photos.length > 0 ? { photo: 0 } : undefined
}

export const isSameCover = (
  a: PublishForm['cover'] | undefined,
  b: PublishForm['cover'] | undefined,
): boolean => a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b)

/** Those behind it move up; without the photo that was the cover the file decides again. */
export function withoutPhoto({ photos, cover }: Pictures, removed: number): Pictures {
  const left = photos.filter((_, at) => at !== removed)
  if (cover === null || !('photo' in cover) || cover.photo < removed) return { photos: left, cover }
  return { photos: left, cover: cover.photo === removed ? null : { photo: cover.photo - 1 } }
}

/** What is still missing before it can be published; null when nothing is. */
export function missingFrom(filling: Filling, draft: PublishDraft): MessageId | null {
  const model = draft.publishes.includes('model')
  if (filling.title.trim() === '') return 'publish.footTitle'
  if (model && filling.origin === null) return 'publish.footOrigin'
  if (draft.publishes.includes('profile') && filling.profileName.trim() === '') return 'publish.footProfile'
  if (!model && filling.forModel === null) return 'publish.footModel'
  return null
}

/** What is still to be looked at: what the form has answered by now is left out. */
export function stillOpen(items: readonly PreflightItem[], filling: Filling): readonly PreflightItem[] {
  const { title, licence, origin, photos } = filling
  const answered: Partial<Record<PreflightItem['code'], boolean>> = {
    untitled: title.trim() !== '' && !isGenericTitle(title),
    'title-generic': title.trim() !== '' && !isGenericTitle(title),
    'licence-missing': licence.trim() !== '',
    'no-thumbnail': photos.length > 0,
    'from-elsewhere': origin === 'remix' || origin === 'repost',
  }
  return items.filter(({ code }) => answered[code] !== true)
}

/** The form as main takes it; a profile alone has no origin of its own, so it goes as the member's original. */
export function formFrom(filling: Filling, fileHasPicture: boolean): PublishForm {
  return {
    ...filling,
    origin: filling.origin ?? 'original',
    tags: [...filling.tags],
    photos: [...filling.photos],
    cover: coverShown(filling, fileHasPicture) ?? null,
    remixOf: filling.origin === 'remix' ? filling.remixOf : '',
  }
}

export const licences = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-ND-4.0',
  'GPL-3.0',
  'MIT',
] as const

/** `CC BY-NC 4.0` of `CC-BY-NC-4.0`; anything else as it is. */
export function licenceName(licence: string): string {
  const cc = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/u.exec(licence)
  if (cc) return `CC ${cc[1] ?? ''} ${cc[2] ?? ''}`
  return licence === 'CC0-1.0' ? 'CC0 1.0' : licence
}

export const categories = {
  home: 'publish.category.home',
  tools: 'publish.category.tools',
  toys: 'publish.category.toys',
  art: 'publish.category.art',
  electronics: 'publish.category.electronics',
  printer: 'publish.category.printer',
  other: 'publish.category.other',
} as const satisfies Record<string, MessageId>
