import { codesRequestSchema, itemIdSchema, type Item } from '@shared/api/contract'
import { codesFormSchema, itemFormSchema, pages } from '@shared/api/pages'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { everything, readAudit } from '../../services/audit'
import { namesOf } from '../../services/directory'
import { codeStock, type CodeStock } from '../../services/code-stock'
import { addCodes, itemNamed, putItem } from '../../services/items'
import { note, sendTo } from '../frame'
import { html, type Html } from '../html'
import { addressOfItem } from './addresses'
import { changesOf, changeText, deedText } from './audit-text'
import { errorText, readForm, sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'
import { fieldsOf, itemFormOf, requestOf, typedIn, type ItemFields } from './item-form'
import { shelfText } from './items'

const config = { access: 'page' } as const
const paramsSchema = z.strictObject({ id: itemIdSchema })
const deedsShown = 30

type Shown = { readonly said: Html | null; readonly status: number; readonly typed?: ItemFields }

/** One item: its fields, its codes, what changed of it and when, and the way off the shelf. */
export function addItemPages(app: FastifyInstance, deps: TeamDeps): void {
  app.get(pages.item, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    return visit === null ? reply : sendItem(deps, visit, { said: null, status: 200 })
  })

  app.post(pages.item, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const item = await itemAsked(deps, visit)
    if (item === null) return sendTo(reply, pages.items)
    const read = readForm(deps, visit, itemFormSchema)
    const typed = typedIn(request.body)
    if (!read.ok) return sendItem(deps, visit, { said: note(read.said), status: read.status, typed })
    const asked = requestOf(typed, item)
    const { t } = visit.words
    if (asked === null) return sendItem(deps, visit, { said: note(t('item.unfit')), status: 400, typed })
    const put = await putItem(deps, visit.session.member, item.id, asked)
    if (put.ok) return sendTo(reply, addressOfItem(item.id))
    // After a change meanwhile the item is shown as it is now, to be looked at again.
    return put.error.code === 'conflict'
      ? sendItem(deps, visit, { said: note(errorText(visit, put.error)), status: 409 })
      : sendItem(deps, visit, { said: note(t('item.unfit')), status: 400, typed })
  })

  app.post(pages.takeItemOff, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const item = await itemAsked(deps, visit)
    if (item === null) return sendTo(reply, pages.items)
    const read = readForm(deps, visit, itemFormSchema)
    if (!read.ok) return sendItem(deps, visit, { said: note(read.said), status: read.status })
    const now = deps.clock.now().toISOString()
    const { id: _id, terms, ...fields } = item
    const isNotYet = item.from !== null && Date.parse(item.from) >= Date.parse(now)
    const put = await putItem(deps, visit.session.member, item.id, {
      ...fields,
      from: isNotYet ? null : item.from,
      until: now,
      seen: { terms, stock: item.stock },
    })
    return put.ok
      ? sendTo(reply, addressOfItem(item.id))
      : sendItem(deps, visit, { said: note(errorText(visit, put.error)), status: 409 })
  })

  app.post(pages.itemCodes, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const item = await itemAsked(deps, visit)
    if (item === null) return sendTo(reply, pages.items)
    const read = readForm(deps, visit, codesFormSchema)
    const { t } = visit.words
    if (!read.ok && read.status === 403) return sendItem(deps, visit, { said: note(read.said), status: 403 })
    const lines = read.ok ? read.form.codes.split(/\r?\n/u).map((line) => line.trim()) : []
    const codes = codesRequestSchema.shape.codes.safeParse(lines.filter((line) => line !== ''))
    const unfit = { said: note(t('item.codes.unfit')), status: 400 }
    if (!codes.success) return sendItem(deps, visit, unfit)
    const added = await addCodes(deps, visit.session.member, item.id, codes.data)
    return added.ok
      ? sendItem(deps, visit, { said: note(t('item.codes.added', added.value), 'good'), status: 200 })
      : sendItem(deps, visit, unfit)
  })
}

async function itemAsked(deps: TeamDeps, { request }: TeamVisit): Promise<Item | null> {
  const params = paramsSchema.safeParse(request.params)
  return params.success ? deps.store.read((tx) => itemNamed(tx, params.data.id)) : null
}

async function sendItem(deps: TeamDeps, visit: TeamVisit, { said, status, typed }: Shown) {
  const item = await itemAsked(deps, visit)
  if (item === null) return sendTo(visit.reply, pages.items)
  const { t } = visit.words
  const now = deps.clock.now().toISOString()
  const address = addressOfItem(item.id)
  const codes = item.kind === 'code' ? await codeStock(deps, item.id) : null
  return sendTeamPage(deps, visit, {
    title: 'item.one',
    at: pages.items,
    status,
    body: html`${said}
      <h2>${item.title}</h2>
      <form method="post" action="${pages.takeItemOff.replace(':id', item.id)}" class="row">
        ${visit.guardField}<span>${shelfText(visit, item, now)}</span>
        ${
          item.until !== null && Date.parse(item.until) <= Date.parse(now)
            ? null
            : html`<button>${t('item.takeOff')}</button>`
        }
      </form>
      <form method="post" action="${address}">
        ${visit.guardField} ${itemFormOf(visit, { ...fieldsOf(item), ...typed }, [], false)}
        <button class="primary">${t('item.save')}</button>
      </form>
      ${codes === null ? null : codesOf(visit, item, codes)} ${await historyOf(deps, visit, item)}`,
  })
}

function codesOf(visit: TeamVisit, item: Item, { free, ordered, given, latest }: CodeStock): Html {
  const { t, moment } = visit.words
  return html`<section aria-label="${t('item.codes')}">
    <h2>${t('item.codes')}</h2>
    <p>${t('item.codes.stock', { free, ordered, given })}</p>
    ${
      latest.length === 0
        ? null
        : html`<details>
            <summary>${t('item.codes.latest', { count: latest.length })}</summary>
            <ul>
              ${latest.map(
                ({ ending, state, addedAt }) =>
                  html`<li>
                    <span class="masked">••••${ending}</span>, ${t(`item.code.${state}`)}, ${moment(addedAt)}
                  </li>`,
              )}
            </ul>
          </details>`
    }
    <form method="post" action="${pages.itemCodes.replace(':id', item.id)}">
      ${visit.guardField}
      <label>
        ${t('item.codes.add')}
        <textarea
          name="codes"
          rows="6"
          class="typed"
          spellcheck="false"
          autocomplete="off"
          required
        ></textarea>
      </label>
      <span class="hint">${t('item.codes.why')}</span>
      <button>${t('item.codes.import')}</button>
    </form>
  </section>`
}

/** What changed and who did it, prices before all. */
async function historyOf(deps: TeamDeps, visit: TeamVisit, item: Item): Promise<Html> {
  const { deeds, names } = await deps.store.read(async (tx) => {
    const found = await readAudit(tx, { ...everything, kind: 'item', object: item.id }, null, deedsShown)
    return {
      deeds: found,
      names: await namesOf(
        tx,
        found.map(({ operator }) => operator),
      ),
    }
  })
  const { t, moment } = visit.words
  return html`<section aria-label="${t('item.history')}">
    <h2>${t('item.history')}</h2>
    ${
      deeds.length === 0
        ? html`<p>${t('item.history.none')}</p>`
        : html`<ul>
            ${deeds.map(
              (deed) =>
                html`<li>
                  ${moment(deed.at)}, ${names.get(deed.operator) ?? deed.operator}: ${deedText(visit, deed)}.
                  ${changesOf(deed)
                    .map((change) => changeText(visit, change))
                    .join('; ')}
                </li>`,
            )}
          </ul>`
    }
  </section>`
}
