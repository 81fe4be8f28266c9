import { pages } from '@shared/api/pages'
import type { AppError } from '@shared/errors'
import { isMessageId, type MessageId } from '@shared/i18n/catalogue'
import { createSpeech, type Speech } from '@shared/i18n/speech'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ServiceDeps } from '../../deps'
import { roleOf } from '../../services/directory'
import type { DisputesDeps } from '../../services/disputes'
import type { Inspections } from '../../services/inspections'
import type { RedemptionsDeps } from '../../services/redemptions'
import type { BrowserSession } from '../../sign-in/library'
import { note, sendPage, sendTo, visitOf, type PagesDeps, type Visit } from '../frame'
import { html, type Html } from '../html'

/** What the team's pages do is what the operators' routes do; they only look different. */
export type TeamDeps = PagesDeps &
  RedemptionsDeps &
  DisputesDeps &
  Pick<ServiceDeps, 'picture' | 'programmes' | 'dataFolder'> & {
    readonly inspections: Inspections
    /** Where the bytes of an upload are. */
    readonly pathOf: (sha256: string) => string
  }

export type TeamVisit = Visit & { readonly session: BrowserSession; readonly speech: Speech }

/** An operator's visit; null where somebody else came, who has been answered. */
export async function teamVisit(
  deps: TeamDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<TeamVisit | null> {
  const visit = await visitOf(deps, request, reply)
  const { session, words } = visit
  if (session === null) {
    sendTo(reply, pages.signIn)
    return null
  }
  const role = await deps.store.read((tx) => roleOf(tx, session.member))
  if (role !== 'operator') {
    sendPage(deps, visit, {
      title: 'team.title',
      status: 403,
      body: html`<p>${words.t('team.forbidden')}</p>
        <p><a href="${pages.account}">${words.t('account.title')}</a></p>`,
    })
    return null
  }
  return { ...visit, session, speech: createSpeech(words.language, deps.clock.now()) }
}

const sections = [
  ['team.uploads', pages.uploads],
  ['team.orders', pages.orders],
  ['team.disputes', pages.disputes],
  ['team.reviews', pages.reviews],
  ['team.feedback', pages.feedback],
  ['team.members', pages.members],
  ['item.list', pages.items],
  ['programme.list', pages.programmes],
  ['team.audit', pages.audit],
] as const

/** A page of the team: the way to the others first, then what went wrong, if anything. */
export function sendTeamPage(
  deps: TeamDeps,
  visit: TeamVisit,
  page: {
    readonly title: MessageId
    readonly at: (typeof sections)[number][1]
    readonly body: Html
    readonly said?: string | null
    readonly status?: number
  },
): FastifyReply {
  const { t } = visit.words
  const said = page.said ?? null
  return sendPage(deps, visit, {
    title: page.title,
    status: page.status ?? 200,
    wide: true,
    body: html`<nav aria-label="${t('team.pages')}">
        ${sections.map(([name, path]) =>
          path === page.at
            ? html`<a href="${path}" aria-current="page">${t(name)}</a>`
            : html`<a href="${path}">${t(name)}</a>`,
        )}
        <a class="own" href="${pages.account}">${t('account.title')}</a>
      </nav>
      ${said === null ? null : note(said)} ${page.body}`,
  })
}

/** What of a form holds: its fields, or in the reader's words why nothing was done, with a status. */
export type Read<T> =
  | { readonly ok: true; readonly form: T }
  | { readonly ok: false; readonly said: string; readonly status: number }

export function readForm<T extends { readonly form: string }>(
  deps: TeamDeps,
  visit: TeamVisit,
  schema: z.ZodType<T>,
): Read<T> {
  const { t } = visit.words
  const form = schema.safeParse(visit.request.body)
  if (!form.success) return { ok: false, said: t('team.invalid'), status: 400 }
  return deps.guard.holds(visit.request, form.data.form, visit.session.login)
    ? { ok: true, form: form.data }
    : { ok: false, said: t('sign-in.stale'), status: 403 }
}

export function errorText({ words }: Visit, { code, params }: AppError): string {
  const id = `error.${code}`
  return isMessageId(id) ? words.t(id, { ...params }) : code
}

/** The reason that a refusal needs, and the button that sends it. */
export const refusal = ({ words }: Visit, decision: string, label: MessageId): Html =>
  html`<label>${words.t('team.reason')}<input name="reason" maxlength="1000" required /></label>
    <button name="decision" value="${decision}">${words.t(label)}</button>`
