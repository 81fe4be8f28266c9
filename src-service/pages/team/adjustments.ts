import { adjustConfirmedFormSchema, adjustFormSchema, pages } from '@shared/api/pages'
import { opaqueIdSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { adjust } from '../../services/adjustments'
import { pointsOf } from '../../services/balances'
import { memberNamed, type Known } from '../../services/directory'
import { sendTo } from '../frame'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import { errorText, readForm, sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'

const config = { access: 'page' } as const
const paramsSchema = z.strictObject({ id: opaqueIdSchema })

/** Points given or taken by the team's own word: first a page that says what will happen, then it happens. */
export function addAdjustmentPages(app: FastifyInstance, deps: TeamDeps): void {
  app.post(pages.adjust, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const member = await memberAsked(deps, visit)
    if (member === null) return sendTo(reply, pages.members)
    const read = readForm(deps, visit, adjustFormSchema)
    if (read.ok) {
      const { form: _guard, ...asked } = read.form
      return sendAsk(deps, visit, member, { ...asked, id: deps.newId() }, null, 200)
    }
    const said = read.status === 403 ? read.said : visit.words.t('adjust.unfit')
    return sendRefused(deps, visit, member, said, read.status)
  })

  app.post(pages.adjustConfirmed, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const member = await memberAsked(deps, visit)
    if (member === null) return sendTo(reply, pages.members)
    const read = readForm(deps, visit, adjustConfirmedFormSchema)
    if (!read.ok) return sendRefused(deps, visit, member, read.said, read.status)
    const { form: _guard, seen, ...asked } = read.form
    const adjusted = await adjust(deps, visit.session.member, { ...asked, member: member.id }, seen)
    if (adjusted.ok) return sendTo(reply, addressOfMember(member.id))
    const said = errorText(visit, adjusted.error)
    return adjusted.error.code === 'conflict'
      ? sendAsk(deps, visit, member, asked, said, 409)
      : sendRefused(deps, visit, member, said, 409)
  })
}

async function memberAsked(deps: TeamDeps, { request }: TeamVisit): Promise<Known | null> {
  const params = paramsSchema.safeParse(request.params)
  return params.success ? deps.store.read((tx) => memberNamed(tx, params.data.id)) : null
}

type Asked = Pick<z.infer<typeof adjustConfirmedFormSchema>, 'id' | 'programme' | 'points' | 'reason'>

/** What will happen, with the balance before and after it, and the button that lets it. */
async function sendAsk(
  deps: TeamDeps,
  visit: TeamVisit,
  member: Known,
  asked: Asked,
  said: string | null,
  status: number,
) {
  const { t, language } = visit.words
  const programme = deps.programmesAt(deps.clock.now().toISOString()).get(asked.programme)
  if (programme === undefined) return sendRefused(deps, visit, member, t('adjust.unfit'), 400)
  const { balance, available } = await deps.store.read((tx) => pointsOf(tx, member.id, programme.id))
  const number = visit.speech.number
  if (available + asked.points < 0) {
    const most = t('adjust.tooMuch', { name: member.name, available: number(available) })
    return sendRefused(deps, visit, member, most, 409)
  }
  const values = { name: member.name, points: number(Math.abs(asked.points)), unit: programme.unit[language] }
  const kept = { ...asked, points: String(asked.points), seen: String(balance) }
  return sendTeamPage(deps, visit, {
    title: 'adjust.title',
    at: pages.members,
    said,
    status,
    body: html`<p class="statement">${t(asked.points > 0 ? 'adjust.give' : 'adjust.take', values)}</p>
      <dl>
        <dt>${t('adjust.before')}</dt>
        <dd>${number(balance)}</dd>
        <dt>${t('adjust.after')}</dt>
        <dd>${number(balance + asked.points)}</dd>
        <dt>${t('adjust.reason')}</dt>
        <dd class="lines">${asked.reason}</dd>
      </dl>
      <p>${t('adjust.forGood')}</p>
      <form method="post" action="${pages.adjustConfirmed.replace(':id', encodeURIComponent(member.id))}">
        ${visit.guardField}
        ${Object.entries(kept).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        <div class="row">
          <button class="primary">${t(asked.points > 0 ? 'adjust.doGive' : 'adjust.doTake')}</button>
          <a href="${addressOfMember(member.id)}">${t('adjust.back')}</a>
        </div>
      </form>`,
  })
}

function sendRefused(deps: TeamDeps, visit: TeamVisit, member: Known, said: string, status: number) {
  return sendTeamPage(deps, visit, {
    title: 'adjust.title',
    at: pages.members,
    said,
    status,
    body: html`<p><a href="${addressOfMember(member.id)}">${visit.words.t('adjust.back')}</a></p>`,
  })
}

/** The fields on a member's page; nothing happens before the page after it. */
export function adjustForm(deps: TeamDeps, { words, guardField }: TeamVisit, member: string): Html {
  const { t, language } = words
  const programmes = [...deps.programmesAt(deps.clock.now().toISOString()).values()]
  return html`<details>
    <summary>${t('adjust.title')}</summary>
    <form method="post" action="${pages.adjust.replace(':id', encodeURIComponent(member))}" class="filter">
      ${guardField}
      <label>
        ${t('adjust.programme')}
        <select name="programme">
          ${programmes.map(({ id, name }) => html`<option value="${id}">${name[language]}</option>`)}
        </select>
      </label>
      <label>
        ${t('adjust.points')}
        <input type="number" name="points" min="-1000000" max="1000000" required />
      </label>
      <label>${t('adjust.reason')}<input name="reason" maxlength="2000" required /></label>
      <button>${t('adjust.look')}</button>
    </form>
  </details>`
}
