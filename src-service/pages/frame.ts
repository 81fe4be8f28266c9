import { pages } from '@shared/api/pages'
import type { AppError } from '@shared/errors'
import type { MessageId } from '@shared/i18n/catalogue'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BrowserSession } from '../sign-in/library'
import type { SignIn } from '../sign-in/sign-in'
import type { Store } from '../store/port'
import type { FormGuard } from './form-guard'
import { html, type Html } from './html'
import { wordsFor, type Words } from './words'

export type PagesDeps = {
  readonly store: Store
  readonly signIn: SignIn
  readonly guard: FormGuard
  /** The service's own name, above each page. */
  readonly name: string
}

/** One look at one page: who looks, in which words, and what its forms carry. */
export type Visit = {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly words: Words
  readonly session: BrowserSession | null
  readonly cookie: string
  readonly from: { readonly address: string; readonly agent: string }
  /** The hidden field that every form has. */
  readonly guardField: Html
}

export async function visitOf(deps: PagesDeps, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  const cookie = request.headers.cookie ?? ''
  const session = cookie === '' ? null : await deps.signIn.sessionOf(cookie)
  const value = deps.guard.give(request, reply, session?.login ?? null)
  return {
    request,
    reply,
    words: wordsFor(request.headers['accept-language']),
    session,
    cookie,
    from: fromOf(request),
    guardField: html`<input type="hidden" name="form" value="${value}" />`,
  }
}

export const fromOf = (request: FastifyRequest): Visit['from'] => ({
  address: request.ip,
  agent: (request.headers['user-agent'] ?? '').slice(0, 200),
})

/** Sends a page with its one statement as title and heading. */
export function sendPage(
  deps: Pick<PagesDeps, 'name'>,
  { reply, words }: Pick<Visit, 'reply' | 'words'>,
  page: { readonly title: MessageId; readonly body: Html; readonly status?: number; readonly wide?: boolean },
): FastifyReply {
  const title = words.t(page.title)
  const { html: text } = html`<!doctype html>
    <html lang="${words.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${deps.name}</title>
        <link rel="stylesheet" href="${pages.style}" />
      </head>
      <body>
        <main class="${page.wide === true ? 'wide' : ''}">
          <p class="service">${deps.name}</p>
          <div class="card">
            <h1>${title}</h1>
            ${page.body}
          </div>
        </main>
      </body>
    </html>`
  return reply
    .code(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(text)
}

/** Goes on to another of our pages; `303` so that a form is not sent again there. */
export const sendTo = (reply: FastifyReply, path: string): FastifyReply => reply.redirect(path, 303)

/** What is the case, above a form, where a reader is told it first. */
export const note = (text: string, tone: 'stop' | 'good' = 'stop'): Html =>
  html`<p class="note ${tone}" role="${tone === 'good' ? 'status' : 'alert'}">${text}</p>`

/** How long to wait, for whoever tried too often. */
export const heldText = ({ t }: Words, error: AppError): string =>
  t('sign-in.held', { minutes: Math.max(1, Math.ceil(Number(error.params?.['seconds'] ?? 60) / 60)) })
