import type { MessageId } from '@shared/i18n/catalogue'
import type { Place } from '../../services/page-of'
import { html, type Html } from '../html'
import type { TeamVisit } from './frame'

/** Where a list is searched; what it was searched for stays in the field. */
export const searchForm = ({ words: { t } }: TeamVisit, path: string, label: MessageId, find: string): Html =>
  html`<form method="get" action="${path}" class="inline" role="search">
    <label>${t(label)}<input name="find" value="${find}" maxlength="200" /></label>
    <button>${t('team.members.search')}</button>
  </form>`

/** The way to the next page of a list; null at its end. */
export function nextLink(
  { words: { t } }: TeamVisit,
  path: string,
  find: string,
  after: string | null,
): Html | null {
  if (after === null) return null
  const query = new URLSearchParams([
    ...(find === '' ? [] : [['find', find] as [string, string]]),
    ['after', after],
  ])
  return html`<p><a href="${path}?${query.toString()}">${t('team.next')}</a></p>`
}

/** Where a page begins by what its address says: with one, or after one. */
export function placeOf(from: string | null, after: string | null): Place {
  if (from !== null) return { key: from, itself: true }
  return after === null ? null : { key: after, itself: false }
}
