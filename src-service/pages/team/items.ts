import type { Item } from '@shared/api/contract'
import { itemIdSchema } from '@shared/api/contract'
import { itemFormSchema, pages } from '@shared/api/pages'
import type { FastifyInstance } from 'fastify'
import { putItem, readItems } from '../../services/items'
import { sendTo } from '../frame'
import { html, type Html } from '../html'
import { addressOfItem } from './addresses'
import { errorText, readForm, sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'
import { itemFormOf, newItemFields, requestOf, typedIn, type ItemFields } from './item-form'

const config = { access: 'page' } as const
const newItemSchema = itemFormSchema.extend({ id: itemIdSchema })

/** The items of the store, and a new one. */
export function addItemsPages(app: FastifyInstance, deps: TeamDeps): void {
  app.get(pages.items, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    return visit === null ? reply : sendItems(deps, visit)
  })

  app.get(pages.newItem, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    return visit === null ? reply : sendNewItem(deps, visit, newItemFields, null, 200)
  })

  app.post(pages.items, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const typed = typedIn(request.body)
    const read = readForm(deps, visit, newItemSchema)
    const asked = requestOf(typed, null)
    if (!read.ok && read.status === 403) return sendNewItem(deps, visit, typed, read.said, 403)
    if (!read.ok || asked === null) return sendNewItem(deps, visit, typed, visit.words.t('item.unfit'), 400)
    const made = await putItem(deps, visit.session.member, read.form.id, asked)
    if (made.ok) return sendTo(reply, addressOfItem(made.value.id))
    const isThere = made.error.code === 'conflict'
    return sendNewItem(
      deps,
      visit,
      typed,
      isThere ? visit.words.t('item.taken') : errorText(visit, made.error),
      isThere ? 409 : 400,
    )
  })
}

async function sendItems(deps: TeamDeps, visit: TeamVisit) {
  const items = await deps.store.read(readItems)
  const { t } = visit.words
  const now = deps.clock.now().toISOString()
  return sendTeamPage(deps, visit, {
    title: 'item.list',
    at: pages.items,
    body: html`<p><a href="${pages.newItem}">${t('item.new')}</a></p>
      ${
        items.length === 0
          ? html`<p>${t('item.none')}</p>`
          : html`<div class="table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t('item.title')}</th>
                    <th scope="col">${t('item.kind')}</th>
                    <th scope="col">${t('item.state')}</th>
                    <th scope="col" class="number">${t('item.price')}</th>
                    <th scope="col" class="number">${t('item.left')}</th>
                    <th scope="col" class="number">${t('item.perMember')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${items.map((item) => rowOf(visit, item, now))}
                </tbody>
              </table>
            </div>`
      }`,
  })
}

function rowOf(visit: TeamVisit, item: Item, now: string): Html {
  const { t } = visit.words
  const number = (value: number | null) =>
    value === null ? t('store.notLimited') : visit.speech.number(value)
  return html`<tr>
    <th scope="row"><a href="${addressOfItem(item.id)}">${item.title}</a></th>
    <td>${t('store.kind', { kind: item.kind })}</td>
    <td>${shelfText(visit, item, now)}</td>
    <td class="number">${number(item.price)}</td>
    <td class="number">${number(item.stock)}</td>
    <td class="number">${number(item.perMember)}</td>
  </tr>`
}

/** Whether it can be ordered now, from when on, or no longer. */
export function shelfText({ words }: TeamVisit, { from, until }: Item, now: string): string {
  if (until !== null && Date.parse(until) <= Date.parse(now))
    return words.t('item.off', { when: words.moment(until) })
  if (from !== null && Date.parse(from) > Date.parse(now))
    return words.t('item.later', { when: words.moment(from) })
  return words.t('item.on')
}

function sendNewItem(
  deps: TeamDeps,
  visit: TeamVisit,
  fields: ItemFields,
  said: string | null,
  status: number,
) {
  const inForce = deps.programmesAt(deps.clock.now().toISOString())
  const spendable = [...inForce.values()].filter((programme) => programme.spendable)
  return sendTeamPage(deps, visit, {
    title: 'item.new',
    at: pages.items,
    said,
    status,
    body: html`<form method="post" action="${pages.items}">
      ${visit.guardField} ${itemFormOf(visit, fields, spendable, true)}
      <button class="primary">${visit.words.t('item.make')}</button>
    </form>`,
  })
}
