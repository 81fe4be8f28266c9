import { addressSchema, type Address, type Redemption } from '@shared/api/contract'
import { decideOrderFormSchema, findQuerySchema, pages } from '@shared/api/pages'
import type { FastifyInstance } from 'fastify'
import { namesOf } from '../../services/directory'
import { countOpenRedemptions, readOpenPage } from '../../services/redemption-rows'
import { decideRedemption } from '../../services/redemptions'
import { html, type Html } from '../html'
import { sendFoundOrders } from './found'
import { nextLink, placeOf, searchForm } from './search'
import { refusal, sendTeamPage, type TeamDeps, type TeamVisit } from './frame'
import { addWaitingList } from './waiting-list'

const ordersAtOnce = 20

/** Orders that wait for the team, with the address where something is to be sent. */
export function addOrderPages(app: FastifyInstance, deps: TeamDeps): void {
  addWaitingList(app, deps, {
    path: pages.orders,
    send: sendOrders,
    decidePath: pages.decideOrder,
    form: decideOrderFormSchema,
    decide: ({ id, operator, form: { form: _guard, ...decision } }) =>
      decideRedemption(deps, operator, id, decision),
  })
}

async function sendOrders(deps: TeamDeps, visit: TeamVisit, said: string | null, status: number) {
  const { find = '', after = null, from = null } = findQuerySchema.safeParse(visit.request.query).data ?? {}
  if (find !== '') return sendFoundOrders(deps, visit, find, after)
  const { page, count, names } = await deps.store.read(async (tx) => {
    const open = await readOpenPage(tx, placeOf(from, after), ordersAtOnce)
    const ids = open.items.map(({ member }) => member)
    return { page: open, count: await countOpenRedemptions(tx), names: await namesOf(tx, ids) }
  })
  const { t } = visit.words
  return sendTeamPage(deps, visit, {
    title: 'team.orders.title',
    at: pages.orders,
    said,
    status,
    body: html`${searchForm(visit, pages.orders, 'team.find', '')}
    ${
      page.items.length === 0
        ? html`<p>${t('team.orders.none')}</p>`
        : html`<p>${t('team.waiting', { count })}</p>
            ${page.items.map(({ member, address, ...order }) =>
              orderOf(
                visit,
                order,
                names.get(member) ?? member,
                address === null ? null : addressSchema.parse(address),
              ),
            )}`
    }
    ${nextLink(visit, pages.orders, '', page.after)}`,
  })
}

function orderOf(visit: TeamVisit, order: Redemption, member: string, address: Address | null): Html {
  const { t, moment } = visit.words
  const action = pages.decideOrder.replace(':id', order.id)
  return html`<section aria-label="${order.title}">
    <h2>${order.title}</h2>
    <p>
      ${t('team.orders.price', { points: visit.speech.number(order.price) })},
      ${t('team.by', { member, when: moment(order.requestedAt) })}
    </p>
    <dl>
      <dt>${t('team.orders.until')}</dt>
      <dd>${moment(order.deadline)}</dd>
      ${
        address === null
          ? null
          : html`<dt>${t('team.orders.address')}</dt>
              <dd class="lines">${[address.name, ...address.lines, address.country].join('\n')}</dd>`
      }
    </dl>
    <div class="row">
      <form method="post" action="${action}">
        ${visit.guardField}
        <button class="primary" name="decision" value="fulfil">${t('team.orders.fulfil')}</button>
      </form>
      <form method="post" action="${action}" class="inline">
        ${visit.guardField} ${refusal(visit, 'reject', 'team.orders.reject')}
      </form>
    </div>
  </section>`
}
