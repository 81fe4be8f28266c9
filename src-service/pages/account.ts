import { eraseFormSchema, pages, passwordFormSchema, signOutFormSchema } from '@shared/api/pages'
import { opaqueIdSchema } from '@shared/ids'
import type { AppError } from '@shared/errors'
import type { LoginView } from '@shared/api/sign-in'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { roleOf } from '../services/directory'
import { eraseMember, type EraseDeps } from '../services/own-data/erase'
import { exportOwnData } from '../services/own-data/export'
import type { BrowserSession } from '../sign-in/library'
import { heldText, note, sendPage, sendTo, visitOf, type PagesDeps, type Visit } from './frame'
import { html, type Html } from './html'
import { kindOfClient } from './kind-of-client'

const config = { access: 'page' } as const
const paramsSchema = z.strictObject({ id: opaqueIdSchema })

/** A member's own logins, each to be ended, the password, and all that is held about the member. */
export function addAccountPages(app: FastifyInstance, deps: PagesDeps & EraseDeps): void {
  const { signIn, guard } = deps

  app.get(pages.account, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    if (visit.session === null) return sendTo(reply, pages.signIn)
    return sendAccount(deps, visit, visit.session, null, 200)
  })

  app.post(pages.endLogin, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    if (visit.session === null) return sendTo(reply, pages.signIn)
    const { member, login } = visit.session
    const params = paramsSchema.safeParse(request.params)
    const form = signOutFormSchema.safeParse(request.body)
    if (!params.success || !form.success || !guard.holds(request, form.data.form, login)) {
      return sendAccount(deps, visit, visit.session, note(visit.words.t('sign-in.stale')), 403)
    }
    await signIn.endLogin(member, params.data.id)
    return sendTo(reply, pages.account)
  })

  app.get(pages.ownData, { config }, async (request, reply) => {
    const { session } = await visitOf(deps, request, reply)
    if (session === null) return sendTo(reply, pages.signIn)
    void reply.header('content-disposition', 'attachment; filename="my-data.json"')
    return exportOwnData(deps, session.member)
  })

  app.post(pages.erase, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    const { session } = visit
    if (session === null) return sendTo(reply, pages.signIn)
    const form = eraseFormSchema.safeParse(request.body)
    if (!form.success || !guard.holds(request, form.data.form, session.login)) {
      return sendAccount(deps, visit, session, note(visit.words.t('sign-in.stale')), 403)
    }
    const confirmed = await signIn.confirm(session.member, form.data.password)
    if (!confirmed.ok) return sendRefusal(deps, visit, session, confirmed.error)
    await eraseMember(deps, session.member)
    return sendTo(reply, pages.signIn)
  })

  app.post(pages.password, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    const { t } = visit.words
    const { session } = visit
    if (session === null) return sendTo(reply, pages.signIn)
    const form = passwordFormSchema.safeParse(request.body)
    if (!form.success) return sendAccount(deps, visit, session, note(t('sign-up.passwordWhy')), 400)
    if (!guard.holds(request, form.data.form, session.login)) {
      return sendAccount(deps, visit, session, note(t('sign-in.stale')), 403)
    }
    const changed = await signIn.changePassword(session, form.data)
    if (changed.ok) return sendAccount(deps, visit, session, note(t('account.changed'), 'good'), 200)
    return sendRefusal(deps, visit, session, changed.error)
  })
}

/** Of a password that was not right, or was tried too often. */
const sendRefusal = (deps: PagesDeps, visit: Visit, session: BrowserSession, error: AppError) =>
  error.code === 'too-many-requests'
    ? sendAccount(deps, visit, session, note(heldText(visit.words, error)), 429)
    : sendAccount(deps, visit, session, note(visit.words.t('account.wrong')), 403)

async function sendAccount(
  deps: PagesDeps,
  visit: Visit,
  session: BrowserSession,
  said: Html | null,
  status: number,
) {
  const { t } = visit.words
  const logins = await deps.signIn.logins(session.member, session.login)
  const isOperator = (await deps.store.read((tx) => roleOf(tx, session.member))) === 'operator'
  return sendPage(deps, visit, {
    title: 'account.title',
    status,
    wide: true,
    body: html`<p>${t('account.as', { name: session.name })}</p>
      ${isOperator ? html`<p><a href="${pages.uploads}">${t('team.title')}</a></p>` : null} ${said}
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">${t('account.where')}</th>
              <th scope="col">${t('account.since')}</th>
              <th scope="col">${t('account.used')}</th>
              <th scope="col">${t('account.action')}</th>
            </tr>
          </thead>
          <tbody>
            ${logins.map((login) => rowOf(visit, login))}
          </tbody>
        </table>
      </div>
      <h2>${t('account.password')}</h2>
      <form method="post" action="${pages.password}">
        ${visit.guardField}
        <label>
          ${t('account.old')}
          <input name="old" type="password" autocomplete="current-password" required />
        </label>
        <label>
          ${t('account.newPassword')}
          <input
            name="new"
            type="password"
            autocomplete="new-password"
            minlength="10"
            maxlength="128"
            required
          />
        </label>
        <button>${t('account.change')}</button>
      </form>
      <section>
        <h2>${t('account.data')}</h2>
        <p><a href="${pages.ownData}">${t('account.save')}</a></p>
        <p>${t('account.eraseWhy')}</p>
        <form method="post" action="${pages.erase}">
          ${visit.guardField}
          <label>
            ${t('account.old')}
            <input name="password" type="password" autocomplete="current-password" required />
          </label>
          <button>${t('account.erase')}</button>
        </form>
      </section>`,
  })
}

function rowOf({ words, guardField }: Visit, login: LoginView): Html {
  const { t, moment } = words
  const action = login.current ? pages.signOut : pages.endLogin.replace(':id', encodeURIComponent(login.id))
  const where = t('account.client', { client: kindOfClient(login.client) })
  return html`<tr>
    <th scope="row">${login.current ? t('account.here') : where}<span class="hint">${login.agent}</span></th>
    <td>${moment(login.since)}</td>
    <td>${moment(login.lastUsedAt)}</td>
    <td>
      <form method="post" action="${action}">${guardField}<button>${t('account.end')}</button></form>
    </td>
  </tr>`
}
