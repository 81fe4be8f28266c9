import { pages } from '@shared/api/pages'
import type { Pictured } from '../../services/catalogue/model-photos'
import { html, type Html } from '../html'
import type { TeamVisit } from './frame'

type Photographed = Pictured & { readonly claim: string; readonly title: string }

export const addressOfUpload = (claim: string): string => pages.upload.replace(':id', claim)

const addressOfPhoto = (path: string, claim: string, sha256: string): string =>
  path.replace(':id', claim).replace(':sha256', sha256)

/** What stands for a model, in words; null where there is no choice to tell. */
export function coverText({ words: { t } }: TeamVisit, { photos, cover }: Pictured): string | null {
  if (cover === null) return photos.length === 0 ? null : t('team.uploads.cover-open')
  if ('plate' in cover) return t('detail.plate', { index: cover.plate })
  return t('team.uploads.photo', { number: photos.indexOf(cover.photo) + 1 })
}

/** The photos that came with an upload, each with the form that removes it; null where none came. */
export function photosOf(visit: TeamVisit, upload: Photographed): Html | null {
  if (upload.photos.length === 0) return null
  const { t } = visit.words
  const cover = upload.cover !== null && 'photo' in upload.cover ? upload.cover.photo : null
  const lines = upload.photos.map((sha256, index) => {
    const number = index + 1
    const name = t('team.uploads.photo', { number })
    const path = addressOfPhoto(pages.uploadPhoto, upload.claim, sha256)
    return html`<li>
      <a href="${path}"
        ><img
          class="bed"
          src="${path}"
          alt="${t('team.uploads.photoOf', { title: upload.title, number })}"
          width="160"
          height="120"
          loading="lazy"
      /></a>
      <p>${name}${sha256 === cover ? html`, <strong>${t('publish.cover')}</strong>` : null}</p>
      <details>
        <summary>${t('team.uploads.removePhoto')}</summary>
        <form method="post" action="${addressOfPhoto(pages.removePhoto, upload.claim, sha256)}">
          ${visit.guardField}
          <label>${t('programme.reason')}<input name="reason" maxlength="1000" required /></label>
          <button aria-label="${t('team.uploads.removeNamed', { name })}">
            ${t('team.uploads.removeForGood')}
          </button>
          <span class="hint">${t('team.uploads.removeEffect')}</span>
        </form>
      </details>
    </li>`
  })
  return html`<ul class="photos">
    ${lines}
  </ul>`
}
