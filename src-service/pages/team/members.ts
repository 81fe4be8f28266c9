import {
  beforeQuerySchema,
  doubtFormSchema,
  findQuerySchema,
  pages,
  trustFormSchema,
} from '@shared/api/pages'
import { explainEntry } from '@shared/explain/explain-entry'
import { answerText } from '@shared/i18n/explanation-text'
import { opaqueIdSchema } from '@shared/ids'
import type { Entry } from '@shared/ledger/entry'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { findMembers, memberNamed, readLedgerPage, type Known } from '../../services/directory'
import { badgesOf } from '../../services/badges'
import { balancesOf, type Points } from '../../services/balances'
import type { Found } from '../../services/page-of'
import { openDispute } from '../../services/disputes'
import { setTrust } from '../../services/trust'
import { sendTo } from '../frame'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import { adjustForm } from './adjustments'
import { badgeForm, badgesText } from './badges'
import { nextLink, searchForm } from './search'
import { errorText, readForm, sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'

const config = { access: 'page' } as const
const paramsSchema = z.strictObject({ id: opaqueIdSchema })

/** Who the members are, and every entry of one with its reason. */
export function addMemberPages(app: FastifyInstance, deps: TeamDeps): void {
  app.get(pages.members, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const { find = '', after = null } = findQuerySchema.safeParse(request.query).data ?? {}
    const { found, points } = await deps.store.read(async (tx) => {
      const page = await findMembers(tx, find, after)
      const ids = page.items.map(({ id }) => id)
      return { found: page, points: await balancesOf(tx, ids) }
    })
    return sendMembers(deps, visit, find, found, points)
  })

  app.get(pages.member, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const before = beforeQuerySchema.safeParse(request.query).data?.before ?? null
    return sendMember(deps, visit, { before, said: null, status: 200 })
  })

  app.post(pages.trust, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const params = paramsSchema.safeParse(request.params)
    const read = readForm(deps, visit, trustFormSchema)
    if (!params.success) return sendTo(reply, pages.members)
    if (!read.ok) return sendMember(deps, visit, { before: null, ...read })
    const set = await setTrust(deps, visit.session.member, params.data.id, read.form.trusted === 'yes')
    return set.ok ? sendTo(reply, addressOfMember(params.data.id)) : sendTo(reply, pages.members)
  })

  app.post(pages.doubt, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const read = readForm(deps, visit, doubtFormSchema)
    if (!read.ok) return sendMember(deps, visit, { before: null, ...read })
    const { entry, statement } = read.form
    const opener = { id: visit.session.member, role: 'operator' } as const
    const opened = await openDispute(deps, opener, 'operator', { id: deps.newId(), entry, statement })
    return opened.ok
      ? sendTo(reply, pages.disputes)
      : sendMember(deps, visit, { before: null, said: errorText(visit, opened.error), status: 409 })
  })
}

function sendMembers(
  deps: TeamDeps,
  visit: TeamVisit,
  find: string,
  { items: found, after }: Found<Known>,
  points: Awaited<ReturnType<typeof balancesOf>>,
): FastifyReply {
  const { t, moment, language } = visit.words
  const programmes = [...deps.programmesAt(deps.clock.now().toISOString()).values()]
  return sendTeamPage(deps, visit, {
    title: 'team.members',
    at: pages.members,
    body: html`${searchForm(visit, pages.members, 'team.members.find', find)}
    ${
      found.length === 0
        ? html`<p>${t('team.members.none')}</p>`
        : html`<div class="table">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('team.members')}</th>
                  <th scope="col">${t('team.members.joined')}</th>
                  ${programmes.map(({ name }) => html`<th scope="col" class="number">${name[language]}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${found.map(
                  ({ id, name, joinedAt }) =>
                    html`<tr>
                      <th scope="row"><a href="${addressOfMember(id)}">${name}</a></th>
                      <td>${moment(joinedAt)}</td>
                      ${programmes.map(({ id: programme }) => {
                        const { balance } = points.get(id)?.get(programme) ?? nothing
                        return html`<td class="number">${visit.speech.number(balance)}</td>`
                      })}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${nextLink(visit, pages.members, find, after)}`,
  })
}

async function sendMember(
  deps: TeamDeps,
  visit: TeamVisit,
  shown: { readonly before: number | null; readonly said: string | null; readonly status: number },
): Promise<FastifyReply> {
  const params = paramsSchema.safeParse(visit.request.params)
  if (!params.success) return sendTo(visit.reply, pages.members)
  const { id } = params.data
  const inForce = deps.programmesAt(deps.clock.now().toISOString())
  const { member, page, badges, points } = await deps.store.read(async (tx) => ({
    member: await memberNamed(tx, id),
    page: await readLedgerPage(tx, id, shown.before),
    badges: await badgesOf(tx, inForce, id),
    points: (await balancesOf(tx, [id])).get(id) ?? new Map<string, Points>(),
  }))
  if (member === null) return sendTo(visit.reply, pages.members)
  const { t, moment, language } = visit.words
  const older = `${addressOfMember(id)}?before=${String(page.before)}`
  return sendTeamPage(deps, visit, {
    title: 'team.member.title',
    at: pages.members,
    said: shown.said ?? (member.payoutsStopped ? t('team.member.stopped') : null),
    status: shown.status,
    body: html`<h2>${member.name}</h2>
      <dl>
        ${[...inForce.values()].map(({ id: programme, name }) => pointsRow(visit, name[language], points.get(programme) ?? nothing))}
        <dt>${t('badge.own')}</dt>
        <dd>${badgesText(badges, visit)}</dd>
        <dt>${t('team.members.joined')}</dt>
        <dd>${moment(member.joinedAt)}</dd>
      </dl>
      ${trustForm(visit, member)} ${adjustForm(deps, visit, id)} ${badgeForm(badges, visit, id)}
      ${
        page.entries.length === 0
          ? html`<p>${t('team.member.empty')}</p>`
          : html`<div class="table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t('team.member.when')}</th>
                    <th scope="col">${t('team.member.what')}</th>
                    <th scope="col" class="number">${t('team.member.amount')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${page.entries.map((entry) => rowOf(deps, visit, entry))}
                </tbody>
              </table>
            </div>`
      }
      ${page.before === null ? null : html`<p><a href="${older}">${t('team.member.older')}</a></p>`}`,
  })
}

const nothing: Points = { balance: 0, available: 0 }

/** Points of two programmes are never summed. */
const pointsRow = ({ words, speech }: TeamVisit, name: string, { balance, available }: Points): Html =>
  html`<dt>${name}</dt>
    <dd>
      ${speech.number(balance)}${
        balance === available
          ? null
          : html`, ${words.t('team.member.available', { points: speech.number(available) })}`
      }
    </dd>`

const trustForm = ({ words: { t }, guardField }: TeamVisit, { id, trusted }: Known): Html =>
  html`<form method="post" action="${pages.trust.replace(':id', encodeURIComponent(id))}" class="row">
    ${guardField}
    <span>${t(trusted ? 'team.member.trusted' : 'team.member.untrusted')}</span>
    <button name="trusted" value="${trusted ? 'no' : 'yes'}">
      ${t(trusted ? 'team.member.distrust' : 'team.member.trust')}
    </button>
  </form>`

function rowOf(deps: TeamDeps, visit: TeamVisit, entry: Entry): Html {
  const { moment } = visit.words
  const why = answerText(explainEntry(deps.programmes, entry), visit.speech)
  return html`<tr>
    <td>${moment(entry.occurredAt)}</td>
    <td>${why} ${entry.kind === 'award' && entry.amount > 0 ? doubtOf(visit, entry) : null}</td>
    <td class="number">${visit.speech.signed(entry.amount)}</td>
  </tr>`
}

const doubtOf = (visit: TeamVisit, { id, member }: Entry): Html =>
  html`<details>
    <summary>${visit.words.t('team.member.doubt')}</summary>
    <form method="post" action="${pages.doubt.replace(':id', encodeURIComponent(member))}" class="inline">
      ${visit.guardField}<input type="hidden" name="entry" value="${id}" />
      <label>${visit.words.t('team.reason')}<input name="statement" maxlength="2000" required /></label>
      <button>${visit.words.t('team.member.doubt')}</button>
    </form>
  </details>`
