import { pages } from '@shared/api/pages'
import type { MessageId } from '@shared/i18n/catalogue'
import type { OrderState } from '@shared/ledger/redemption'
import { namesOf } from '../../services/directory'
import type { Found } from '../../services/page-of'
import { findOrders, findUploads } from '../../services/search'
import type { Reading } from '../../store/port'
import type { ModelState, ProfileState } from '../../store/tables'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import { sendTeamPage, type TeamDeps, type TeamVisit } from './frame'
import { nextLink, searchForm } from './search'
import { addressOfUpload } from './upload-photos'

const foundAtOnce = 50

/** Uploads by title, id or member, whatever became of them. */
export const sendFoundUploads = (deps: TeamDeps, visit: TeamVisit, find: string, after: string | null) =>
  sendFound(deps, visit, {
    ...{ title: 'team.uploads.found.title', at: pages.uploads, find },
    search: async (tx) => {
      const { items, after: next } = await findUploads(tx, find, after, foundAtOnce)
      return { items: items.map((upload) => ({ ...upload, id: upload.claim })), after: next }
    },
  })

/** Orders by title, id or member, whatever became of them. */
export const sendFoundOrders = (deps: TeamDeps, visit: TeamVisit, find: string, after: string | null) =>
  sendFound(deps, visit, {
    ...{ title: 'team.orders.found.title', at: pages.orders, find },
    search: (tx) => findOrders(tx, find, after, foundAtOnce),
  })

type Line = {
  readonly id: string
  readonly title: string
  readonly member: string
  readonly at: string
  readonly state: ModelState | ProfileState | OrderState
}

async function sendFound(
  deps: TeamDeps,
  visit: TeamVisit,
  asked: {
    readonly title: MessageId
    readonly at: typeof pages.uploads | typeof pages.orders
    readonly find: string
    readonly search: (tx: Reading) => Promise<Found<Line>>
  },
) {
  const { t } = visit.words
  const { found, names } = await deps.store.read(async (tx) => {
    const page = await asked.search(tx)
    return {
      found: page,
      names: await namesOf(
        tx,
        page.items.map(({ member }) => member),
      ),
    }
  })
  return sendTeamPage(deps, visit, {
    title: asked.title,
    at: asked.at,
    body: html`${searchForm(visit, asked.at, 'team.find', asked.find)}
      ${
        found.items.length === 0
          ? html`<p>${t('team.find.none')}</p>`
          : html`<div class="table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t('team.find.what')}</th>
                    <th scope="col">${t('team.find.member')}</th>
                    <th scope="col">${t('team.member.when')}</th>
                    <th scope="col">${t('team.find.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${found.items.map((line) => rowOf(visit, asked.at, line, names.get(line.member) ?? line.member))}
                </tbody>
              </table>
            </div>`
      }
      ${nextLink(visit, asked.at, asked.find, found.after)}
      <p><a href="${asked.at}">${t('team.find.back')}</a></p>`,
  })
}

/** What waits still is one press away from being decided; any other upload has a page of its own. */
const rowOf = (
  { words: { t, moment } }: TeamVisit,
  path: string,
  { id, title, member, at, state }: Line,
  name: string,
): Html => {
  const shown = title === '' ? '–' : title
  const waits = state === 'waiting-for-approval' || state === 'requested'
  const own = path === pages.uploads ? addressOfUpload(id) : null
  const address = waits ? `${path}?from=${id}` : own
  return html`<tr>
    <th scope="row">${address === null ? shown : html`<a href="${address}">${shown}</a>`}</th>
    <td><a href="${addressOfMember(member)}">${name}</a></td>
    <td>${moment(at)}</td>
    <td>${t(`team.state.${state}`)}</td>
  </tr>`
}
