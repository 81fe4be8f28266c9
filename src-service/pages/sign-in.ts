import {
  codeQuerySchema,
  pages,
  signInFormSchema,
  signOutFormSchema,
  signUpFormSchema,
} from '@shared/api/pages'
import type { FastifyInstance } from 'fastify'
import { heldText, note, sendPage, sendTo, visitOf, type PagesDeps, type Visit } from './frame'
import { html } from './html'

const config = { access: 'page' } as const

/** Signing in and out, and making an account where everybody may. */
export function addSignInPages(app: FastifyInstance, deps: PagesDeps): void {
  const { signIn, guard } = deps

  app.get(pages.signIn, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    return sendSignIn(deps, visit, { code: codeOf(request.query), name: '', said: null, status: 200 })
  })

  app.post(pages.signIn, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    const { t } = visit.words
    const form = signInFormSchema.safeParse(request.body)
    const again = { code: form.data?.user_code ?? '', name: form.data?.name ?? '' }
    if (!form.success) return sendSignIn(deps, visit, { ...again, said: t('sign-in.wrong'), status: 400 })
    if (!guard.holds(request, form.data.form, visit.session?.login ?? null)) {
      return sendSignIn(deps, visit, { ...again, said: t('sign-in.stale'), status: 403 })
    }
    const signedIn = await signIn.signIn(form.data, visit.from)
    if (signedIn.ok) return sendSignedIn(visit, signedIn.value, form.data.user_code)
    return signedIn.error.code === 'too-many-requests'
      ? sendSignIn(deps, visit, { ...again, said: heldText(visit.words, signedIn.error), status: 429 })
      : sendSignIn(deps, visit, { ...again, said: t('sign-in.wrong'), status: 401 })
  })

  app.get(pages.signUp, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    if (signIn.way !== 'open') return sendTo(reply, pages.signIn)
    return sendSignUp(deps, visit, { code: codeOf(request.query), name: '', said: null, status: 200 })
  })

  app.post(pages.signUp, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    if (signIn.way !== 'open') return sendTo(reply, pages.signIn)
    const { t } = visit.words
    const form = signUpFormSchema.safeParse(request.body)
    if (!form.success) {
      return sendSignUp(deps, visit, { code: '', name: '', said: t('sign-up.unfit'), status: 400 })
    }
    const again = { code: form.data.user_code, name: form.data.name }
    if (!guard.holds(request, form.data.form, visit.session?.login ?? null)) {
      return sendSignUp(deps, visit, { ...again, said: t('sign-in.stale'), status: 403 })
    }
    const made = await signIn.signUp(form.data, visit.from)
    if (made.ok) return sendSignedIn(visit, made.value, form.data.user_code)
    return made.error.code === 'too-many-requests'
      ? sendSignUp(deps, visit, { ...again, said: heldText(visit.words, made.error), status: 429 })
      : sendSignUp(deps, visit, { ...again, said: t('sign-up.taken'), status: 409 })
  })

  app.post(pages.signOut, { config }, async (request, reply) => {
    const visit = await visitOf(deps, request, reply)
    const form = signOutFormSchema.safeParse(request.body)
    const isOurs = form.success && guard.holds(request, form.data.form, visit.session?.login ?? null)
    if (!isOurs) return sendTo(reply, pages.account)
    if (visit.session !== null) addCookies(visit, await signIn.signOut(visit.cookie))
    return sendTo(reply, pages.signIn)
  })
}

type Shown = {
  readonly code: string
  readonly name: string
  readonly said: string | null
  readonly status: number
}

const codeOf = (query: unknown): string => codeQuerySchema.safeParse(query).data?.user_code ?? ''

function addCookies({ reply }: Visit, cookies: readonly string[]): void {
  for (const cookie of cookies) void reply.header('set-cookie', cookie)
}

/** On to the program that waits, or to one's own logins: to no address that somebody else could have given. */
function sendSignedIn(visit: Visit, cookies: readonly string[], code: string) {
  addCookies(visit, cookies)
  return sendTo(
    visit.reply,
    code === '' ? pages.account : `${pages.device}?user_code=${encodeURIComponent(code)}`,
  )
}

function sendSignIn(deps: PagesDeps, visit: Visit, { code, name, said, status }: Shown) {
  const { t } = visit.words
  const other = `${pages.signUp}?user_code=${encodeURIComponent(code)}`
  return sendPage(deps, visit, {
    title: 'sign-in.title',
    status,
    body: html`<p>${t(code === '' ? 'sign-in.why' : 'sign-in.whyProgram')}</p>
      ${said === null ? null : note(said)}
      <form method="post" action="${pages.signIn}">
        ${visit.guardField}<input type="hidden" name="user_code" value="${code}" />
        <label>
          ${t('sign-in.name')}
          <input name="name" value="${name}" autocomplete="username" autocapitalize="none" required />
        </label>
        <label>
          ${t('sign-in.password')}
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button class="primary">${t('sign-in.title')}</button>
      </form>
      ${deps.signIn.way === 'open' ? html`<p><a href="${other}">${t('sign-in.new')}</a></p>` : null}`,
  })
}

function sendSignUp(deps: PagesDeps, visit: Visit, { code, name, said, status }: Shown) {
  const { t } = visit.words
  const other = `${pages.signIn}?user_code=${encodeURIComponent(code)}`
  return sendPage(deps, visit, {
    title: 'sign-up.title',
    status,
    body: html`${said === null ? null : note(said)}
      <form method="post" action="${pages.signUp}">
        ${visit.guardField}<input type="hidden" name="user_code" value="${code}" />
        <label>
          ${t('sign-in.name')}
          <input
            name="name"
            value="${name}"
            autocomplete="username"
            autocapitalize="none"
            maxlength="254"
            aria-describedby="name-why"
            required
          />
        </label>
        <span class="hint" id="name-why">${t('sign-up.nameWhy')}</span>
        <label>
          ${t('sign-in.password')}
          <input
            name="password"
            type="password"
            autocomplete="new-password"
            minlength="10"
            maxlength="128"
            aria-describedby="password-why"
            required
          />
        </label>
        <span class="hint" id="password-why">${t('sign-up.passwordWhy')}</span>
        <button class="primary">${t('sign-up.title')}</button>
      </form>
      <p><a href="${other}">${t('sign-up.back')}</a></p>`,
  })
}
