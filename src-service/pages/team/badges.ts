import { badgeFormSchema, pages } from '@shared/api/pages'
import { opaqueIdSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { badgesOf, grantBadge, type BadgeOf } from '../../services/badges'
import { memberNamed } from '../../services/directory'
import { sendTo } from '../frame'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import { errorText, readForm, sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'

const config = { access: 'page' } as const
const paramsSchema = z.strictObject({ id: opaqueIdSchema })

/** Badges that only the team gives: first a page that says what will happen, then it happens. */
export function addBadgePages(app: FastifyInstance, deps: TeamDeps): void {
  app.post(pages.badge, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const id = memberIn(request.params)
    const read = readForm(deps, visit, badgeFormSchema)
    const { member, badges } = await deps.store.read(async (tx) => ({
      member: await memberNamed(tx, id),
      badges: await badgesOf(tx, deps.programmesAt(deps.clock.now().toISOString()), id),
    }))
    if (member === null) return sendTo(reply, pages.members)
    if (!read.ok) return sendRefused(deps, visit, id, read.said, read.status)
    const { badge, reason } = read.form
    const found = badges.find((one) => one.badge === badge && isToGrant(one))
    const { t, language } = visit.words
    if (found === undefined) return sendRefused(deps, visit, id, t('badge.gone'), 409)
    const { rule, programme } = found
    const values = {
      ...{ name: member.name, badge: rule.name[language], points: rule.points },
      unit: programme.unit[language],
    }
    return sendTeamPage(deps, visit, {
      title: 'badge.title',
      at: pages.members,
      body: html`<p class="statement">${t('badge.give', values)}</p>
        <dl>
          <dt>${t('adjust.reason')}</dt>
          <dd class="lines">${reason}</dd>
        </dl>
        <p>${t('badge.forGood')}</p>
        <form method="post" action="${pages.badgeConfirmed.replace(':id', encodeURIComponent(id))}">
          ${visit.guardField}
          <input type="hidden" name="badge" value="${badge}" />
          <input type="hidden" name="reason" value="${reason}" />
          <div class="row">
            <button class="primary">${t('badge.grant')}</button>
            <a href="${addressOfMember(id)}">${t('adjust.back')}</a>
          </div>
        </form>`,
    })
  })

  app.post(pages.badgeConfirmed, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const id = memberIn(request.params)
    const read = readForm(deps, visit, badgeFormSchema)
    if (!read.ok) return sendRefused(deps, visit, id, read.said, read.status)
    const { badge, reason } = read.form
    const granted = await grantBadge(deps, visit.session.member, { member: id, badge, reason })
    return granted.ok
      ? sendTo(reply, addressOfMember(id))
      : sendRefused(deps, visit, id, errorText(visit, granted.error), 409)
  })
}

const memberIn = (params: unknown): string => paramsSchema.safeParse(params).data?.id ?? ''

const isToGrant = ({ rule, since }: BadgeOf): boolean => rule.kind === 'granted-badge' && since === null

function sendRefused(deps: TeamDeps, visit: TeamVisit, member: string, said: string, status: number) {
  return sendTeamPage(deps, visit, {
    title: 'badge.title',
    at: pages.members,
    said,
    status,
    body: html`<p><a href="${addressOfMember(member)}">${visit.words.t('adjust.back')}</a></p>`,
  })
}

/** What a member has, and the fields to grant what only the team grants. */
export function badgesText(badges: readonly BadgeOf[], { words }: TeamVisit): string {
  const own = badges.filter(({ since }) => since !== null)
  return own.length === 0
    ? words.t('badge.none')
    : own.map(({ rule }) => rule.name[words.language]).join(', ')
}

export function badgeForm(
  badges: readonly BadgeOf[],
  { words: { t, language }, guardField }: TeamVisit,
  member: string,
): Html | null {
  const left = badges.filter(isToGrant)
  if (left.length === 0) return null
  return html`<details>
    <summary>${t('badge.title')}</summary>
    <form method="post" action="${pages.badge.replace(':id', encodeURIComponent(member))}" class="filter">
      ${guardField}
      <label>
        ${t('badge.which')}
        <select name="badge">
          ${left.map(({ badge, rule }) => html`<option value="${badge}">${rule.name[language]}</option>`)}
        </select>
      </label>
      <label>${t('adjust.reason')}<input name="reason" maxlength="2000" required /></label>
      <button>${t('adjust.look')}</button>
    </form>
  </details>`
}
