import { addressSchema, type Address, type Redemption } from '@shared/api/contract'
import { decideOrderFormSchema, findQuerySchema, pages } from '@shared/api/pages'
import { idSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { namesOf } from '../../services/directory'
import { countOpenRedemptions, readOpenPage } from '../../services/redemption-rows'
import { decideRedemption } from '../../services/redemptions'
import { sendTo } from '../frame'
import { html, type Html } from '../html'
import { sendFoundOrders } from './found'
import { nextLink, placeOf, searchForm } from './search'
import { errorText, readForm, refusal, sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'

const config = { access: 'page' } as const
const ordersAtOnce = 20
const paramsSchema = z.strictObject({ id: idSchema })

/** Orders that wait for the team, with the address where something is to be sent. */
export function addOrderPages(app: FastifyInstance, deps: TeamDeps): void {
  app.get(pages.orders, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    return visit === null ? reply : sendOrders(deps, visit, null, 200)
  })

  app.post(pages.decideOrder, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const params = paramsSchema.safeParse(request.params)
    const read = readForm(deps, visit, decideOrderFormSchema)
    if (!params.success) return sendOrders(deps, visit, visit.words.t('team.invalid'), 400)
    if (!read.ok) return sendOrders(deps, visit, read.said, read.status)
    const { form: _guard, ...decision } = read.form
    const decided = await decideRedemption(deps, visit.session.member, params.data.id, decision)
    return decided.ok
      ? sendTo(reply, pages.orders)
      : sendOrders(deps, visit, errorText(visit, decided.error), 409)
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
