import { decideFeedbackFormSchema, findQuerySchema, pages } from '@shared/api/pages'
import type { FastifyInstance } from 'fastify'
import {
  decideSuggestion,
  readOpenSuggestionPage,
  type FromMember,
} from '../../services/catalogue/suggestions'
import { namesOf } from '../../services/directory'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import { refusal, sendTeamPage, type TeamDeps, type TeamVisit } from './frame'
import { nextLink } from './search'
import { addWaitingList } from './waiting-list'

const suggestionsAtOnce = 20

/** What members propose, and what became of it. */
export function addFeedbackPages(app: FastifyInstance, deps: TeamDeps): void {
  addWaitingList(app, deps, {
    path: pages.feedback,
    send: sendFeedback,
    decidePath: pages.decideFeedback,
    form: decideFeedbackFormSchema,
    decide: ({ id, operator, form }) => decideSuggestion(deps, operator, id, form),
  })
}

async function sendFeedback(deps: TeamDeps, visit: TeamVisit, said: string | null, status: number) {
  const { after = null } = findQuerySchema.safeParse(visit.request.query).data ?? {}
  const { page, names } = await deps.store.read(async (tx) => {
    const open = await readOpenSuggestionPage(tx, after, suggestionsAtOnce)
    const ids = open.items.map(({ member }) => member)
    return { page: open, names: await namesOf(tx, ids) }
  })
  const { t } = visit.words
  return sendTeamPage(deps, visit, {
    title: 'team.feedback.title',
    at: pages.feedback,
    said,
    status,
    body:
      page.items.length === 0
        ? html`<p>${t('team.feedback.none')}</p>`
        : html`<p>${t('team.waiting', { count: page.count })}</p>
            ${page.items.map((one) => suggestionOf(visit, one, names.get(one.member) ?? one.member))}
            ${nextLink(visit, pages.feedback, '', page.after)}`,
  })
}

function suggestionOf(
  visit: TeamVisit,
  { suggestion, member, words, sentAt }: FromMember,
  name: string,
): Html {
  const { t, moment } = visit.words
  const action = pages.decideFeedback.replace(':id', suggestion)
  return html`<section aria-label="${name}, ${moment(sentAt)}">
    <h2>
      <a href="${addressOfMember(member)}">${name}</a>
    </h2>
    <p>${moment(sentAt)}</p>
    <p class="lines">${words}</p>
    <div class="row">
      <form method="post" action="${action}">
        ${visit.guardField}
        <button class="primary" name="decision" value="implemented">${t('team.feedback.implemented')}</button>
      </form>
      <form method="post" action="${action}" class="inline">
        ${visit.guardField} ${refusal(visit, 'declined', 'team.feedback.decline')}
      </form>
    </div>
  </section>`
}
