import { codeQuerySchema, deviceFormSchema, pages, userCodeSchema } from '@shared/api/pages'
import type { FastifyInstance } from 'fastify'
import { heldText, note, sendPage, sendTo, visitOf, type PagesDeps, type Visit } from './frame'
import { html } from './html'
import { kindOfClient } from './kind-of-client'

const config = { access: 'page' } as const

/** Where a member confirms, or refuses, that a program signs in as him or her. */
export function addDevicePages(app: FastifyInstance, deps: PagesDeps): void {
  const { signIn, guard } = deps

  app.get(pages.device, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    const typed = codeQuerySchema.safeParse(request.query).data?.user_code.trim() ?? ''
    const code = userCodeSchema.safeParse(typed)
    if (visit.session === null) {
      return sendTo(reply, `${pages.signIn}${code.success ? `?user_code=${code.data}` : ''}`)
    }
    if (typed === '') return sendCodeField(deps, visit, null, 200)
    const { t } = visit.words
    if (!code.success) return sendCodeField(deps, visit, t('device.unknown'), 404)
    const client = await signIn.reviewDevice(visit.cookie, code.data, visit.from)
    if (!client.ok) return sendCodeField(deps, visit, heldText(visit.words, client.error), 429)
    if (client.value === null) return sendCodeField(deps, visit, t('device.unknown'), 404)
    return sendPage(deps, visit, {
      title: 'device.title',
      body: html`<p>${t('device.ask', { client: kindOfClient(client.value), name: visit.session.name })}</p>
        <p class="code">${code.data.toUpperCase()}</p>
        <p>${t('device.compare')}</p>
        <form method="post" action="${pages.device}">
          ${visit.guardField}<input type="hidden" name="user_code" value="${code.data}" />
          <div class="row">
            <button class="primary" name="decision" value="approve">${t('device.approve')}</button>
            <button name="decision" value="deny">${t('device.deny')}</button>
          </div>
        </form>`,
    })
  })

  app.post(pages.device, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    const { t } = visit.words
    if (visit.session === null) return sendTo(reply, pages.signIn)
    const form = deviceFormSchema.safeParse(request.body)
    if (!form.success) return sendCodeField(deps, visit, t('device.unknown'), 400)
    if (!guard.holds(request, form.data.form, visit.session.login)) {
      return sendCodeField(deps, visit, t('sign-in.stale'), 403)
    }
    const { user_code: code, decision } = form.data
    if (!(await signIn.decideDevice(visit.cookie, code, decision))) {
      return sendCodeField(deps, visit, t('device.unknown'), 404)
    }
    return sendPage(deps, visit, {
      title: 'device.title',
      body: note(t(decision === 'approve' ? 'device.approved' : 'device.denied'), 'good'),
    })
  })
}

function sendCodeField(deps: PagesDeps, visit: Visit, said: string | null, status: number) {
  const { t } = visit.words
  return sendPage(deps, visit, {
    title: 'device.title',
    status,
    body: html`${said === null ? null : note(said)}
      <form method="get" action="${pages.device}">
        <label>
          ${t('device.code')}
          <input name="user_code" autocomplete="off" autocapitalize="characters" maxlength="9" required />
        </label>
        <button class="primary">${t('device.next')}</button>
      </form>`,
  })
}
