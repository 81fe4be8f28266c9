import type { DisputeView, Resolution } from '@shared/api/contract'
import { decideDisputeFormSchema, findQuerySchema, pages } from '@shared/api/pages'
import { explainEntry } from '@shared/explain/explain-entry'
import { answerText } from '@shared/i18n/explanation-text'
import type { Entry } from '@shared/ledger/entry'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { entryNamed, namesOf } from '../../services/directory'
import { readOpenDisputePage } from '../../services/dispute-rows'
import { resolveDispute } from '../../services/disputes'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import { nextLink } from './search'
import { sendTeamPage, type TeamDeps, type TeamVisit } from './frame'
import { addWaitingList } from './waiting-list'

const disputesAtOnce = 20
const outcomes = ['stands', 'corrected', 'taken-back'] as const

/** Disputes and appeals that wait for the team. */
export function addDisputePages(app: FastifyInstance, deps: TeamDeps): void {
  addWaitingList(app, deps, {
    path: pages.disputes,
    send: sendDisputes,
    decidePath: pages.decideDispute,
    form: decideDisputeFormSchema,
    decide: ({ id, operator, form }) => resolveDispute(deps, operator, id, resolutionOf(form)),
  })
}

/** Only a correction says points. */
function resolutionOf(form: z.infer<typeof decideDisputeFormSchema>): Resolution {
  const { of, reason } = form
  return form.outcome === 'corrected'
    ? { of, reason, outcome: form.outcome, points: form.points }
    : { of, reason, outcome: form.outcome }
}

async function sendDisputes(deps: TeamDeps, visit: TeamVisit, said: string | null, status: number) {
  const { after = null } = findQuerySchema.safeParse(visit.request.query).data ?? {}
  const { page, names, entries } = await deps.store.read(async (tx) => {
    const open = await readOpenDisputePage(tx, after, disputesAtOnce)
    const found = new Map<string, Entry>()
    for (const { entry } of open.items) {
      const known = await entryNamed(tx, entry)
      if (known !== null) found.set(entry, known)
    }
    const ids = open.items.map(({ member }) => member)
    return { page: open, names: await namesOf(tx, ids), entries: found }
  })
  const { t } = visit.words
  return sendTeamPage(deps, visit, {
    title: 'team.disputes.title',
    at: pages.disputes,
    said,
    status,
    body:
      page.items.length === 0
        ? html`<p>${t('team.disputes.none')}</p>`
        : html`<p>${t('team.waiting', { count: page.count })}</p>
            ${page.items.map((dispute) =>
              disputeOf(
                visit,
                dispute,
                names.get(dispute.member) ?? dispute.member,
                explained(dispute.entry),
              ),
            )}
            ${nextLink(visit, pages.disputes, '', page.after)}`,
  })

  function explained(id: string): Explained | null {
    const entry = entries.get(id)
    if (entry === undefined) return null
    const explanation = explainEntry(deps.programmes, entry)
    return { amount: entry.amount, why: answerText(explanation, visit.speech), rule: explanation.ruleName }
  }
}

type Explained = {
  readonly amount: number
  readonly why: string
  readonly rule: Readonly<Record<string, string | undefined>> | null
}

function disputeOf(visit: TeamVisit, dispute: DisputeView, member: string, entry: Explained | null): Html {
  const { t, moment } = visit.words
  return html`<section aria-label="${member}">
    <h2>
      <a href="${addressOfMember(dispute.member)}">${member}</a>
    </h2>
    <p>${moment(dispute.openedAt)}. ${t('team.disputes.held', { points: dispute.held })}</p>
    <dl>
      ${
        entry === null
          ? null
          : html`<dt>${t('team.disputes.entry')}</dt>
              <dd>${visit.speech.signed(entry.amount)}: ${entry.why}</dd>`
      }
      <dt>${t('team.disputes.says')}</dt>
      <dd class="lines">${dispute.statement}</dd>
      ${
        dispute.ruling === null
          ? null
          : html`<dt>${t('team.disputes.before')}</dt>
              <dd class="lines">
                ${t(`team.disputes.${dispute.ruling.outcome}`)}: ${dispute.ruling.reason}
              </dd>`
      }
      ${
        dispute.appeal === null
          ? null
          : html`<dt>${t('team.disputes.appeal')}</dt>
              <dd class="lines">${dispute.appeal.statement}</dd>`
      }
    </dl>
    <form method="post" action="${pages.decideDispute.replace(':id', dispute.id)}">
      ${visit.guardField}
      <input type="hidden" name="of" value="${dispute.state === 'appealed' ? 'appealed' : 'open'}" />
      <fieldset>
        <legend>${t('team.disputes.outcome')}</legend>
        ${outcomes
          .filter((outcome) => outcome !== 'taken-back' || dispute.openedBy === 'operator')
          .map(
            (outcome) =>
              html`<label class="choice">
                <input type="radio" name="outcome" value="${outcome}" required />
                ${t(`team.disputes.${outcome}`)}
              </label>`,
          )}
      </fieldset>
      <label>
        ${t('team.disputes.points')}
        <input name="points" type="number" min="1" max="1000000" inputmode="numeric" />
      </label>
      <label>${t('team.reason')}<input name="reason" maxlength="2000" required /></label>
      <button class="primary">${t('team.disputes.decide')}</button>
    </form>
  </section>`
}
