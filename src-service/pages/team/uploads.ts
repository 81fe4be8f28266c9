import { decideUploadFormSchema, findQuerySchema, pages } from '@shared/api/pages'
import type { QueueItem } from '@shared/api/contract'
import { isMessageId } from '@shared/i18n/catalogue'
import { originReasonText } from '@shared/i18n/preflight-text'
import type { FastifyInstance } from 'fastify'
import { picturePolicy } from '../../http/security-headers'
import { decide } from '../../services/decisions'
import { namesOf } from '../../services/directory'
import { readQueuePage } from '../../services/queue'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import { sendFoundUploads } from './found'
import { pictureOf } from './pictures'
import { nextLink, placeOf, searchForm } from './search'
import { refusal, sendTeamPage, type TeamDeps, type TeamVisit } from './frame'
import { addUploadPage } from './upload'
import { addressOfUpload, coverText, photosOf } from './upload-photos'
import { addWaitingList } from './waiting-list'

const uploadsAtOnce = 20

/** What waits for approval, with what speaks for it and against it. */
export function addUploadPages(app: FastifyInstance, deps: TeamDeps): void {
  addUploadPage(app, deps)
  addWaitingList(app, deps, {
    path: pages.uploads,
    send: sendUploads,
    decidePath: pages.upload,
    form: decideUploadFormSchema,
    decide: ({ id, operator, form }) =>
      decide(deps, {
        claim: id,
        operator,
        decision: form.decision,
        reason: form.decision === 'refuse' ? form.reason : null,
      }),
  })
}

async function sendUploads(deps: TeamDeps, visit: TeamVisit, said: string | null, status: number) {
  const { find = '', after = null, from = null } = findQuerySchema.safeParse(visit.request.query).data ?? {}
  if (find !== '') return sendFoundUploads(deps, visit, find, after)
  const {
    items,
    waiting,
    after: next,
  } = await readQueuePage(deps, { place: placeOf(from, after), limit: uploadsAtOnce })
  const ids = items.flatMap(({ member, alike }) => [member, ...alike.map((one) => one.member)])
  const names = await deps.store.read((tx) => namesOf(tx, ids))
  const { t } = visit.words
  void visit.reply.header('content-security-policy', picturePolicy)
  return sendTeamPage(deps, visit, {
    title: 'team.uploads.title',
    at: pages.uploads,
    said,
    status,
    body: html`${searchForm(visit, pages.uploads, 'team.find', '')}
    ${
      items.length === 0
        ? html`<p>${t('team.uploads.none')}</p>`
        : html`<p>${t('team.waiting', { count: waiting })}</p>
            ${items.map((item) => uploadOf(visit, item, (id) => names.get(id) ?? id))}`
    }
    ${nextLink(visit, pages.uploads, '', next)}`,
  })
}

function uploadOf(visit: TeamVisit, item: QueueItem, nameOf: (member: string) => string): Html {
  const { t, moment } = visit.words
  const action = addressOfUpload(item.claim)
  const cover = coverText(visit, item)
  return html`<section aria-label="${item.title}">
    <h2>${item.title}</h2>
    <p>
      ${t('team.uploads.kind', { kind: item.kind })},
      ${t('team.by', { member: nameOf(item.member), when: moment(item.takenInAt) })}
    </p>
    <div class="pictured">
      ${pictureOf(item.claim)}
      <dl>
        ${item.verdict === null ? null : fact(t('team.uploads.verdict'), verdictOf(visit, item))}
        ${cover === null ? null : fact(t('publish.cover'), cover)}
        ${item.origin === null ? null : fact(t('team.uploads.origin'), t(`publish.origin.${item.origin}`))}
        ${meshOf(visit, item)}
        ${item.finding === null ? null : fact(t('team.uploads.found'), findingOf(visit, item.finding))}
        ${signsOf(visit, item)} ${item.alike.length === 0 ? null : alikeOf(visit, item, nameOf)}
      </dl>
    </div>
    ${photosOf(visit, item)}
    <div class="row">
      <form method="post" action="${action}">
        ${visit.guardField}
        <button class="primary" name="decision" value="approve">${t('team.uploads.approve')}</button>
      </form>
      <form method="post" action="${action}" class="inline">
        ${visit.guardField} ${refusal(visit, 'refuse', 'team.uploads.refuse')}
      </form>
    </div>
  </section>`
}

const fact = (name: string, value: string | Html): Html =>
  html`<dt>${name}</dt>
    <dd>${value}</dd>`

function findingOf({ words }: TeamVisit, code: string): string {
  const title = `finding.${code}.title`
  return isMessageId(title) ? words.t(title) : code
}

/** In words, with what it counts for. */
function verdictOf({ words }: TeamVisit, { verdict, qualifiesFor }: QueueItem): string {
  if (verdict === 'rejected') return words.t('verdict.cantBeRead')
  if (verdict !== 'qualifies') return words.t('verdict.notYet')
  const what = qualifiesFor.map((one) => words.t(`team.uploads.as-${one}`))
  return words.t('team.uploads.qualifies', { what: what.join(', ') })
}

/** What in the file itself speaks for where it came from, and is no proof. */
function signsOf({ words: { t } }: TeamVisit, { originEvidence }: QueueItem): Html | null {
  if (originEvidence === null || originEvidence.reasons.length === 0) return null
  const lines = originEvidence.reasons.map((reason) => html`<li>${originReasonText(reason, t)}</li>`)
  return fact(
    t('team.uploads.signs', { origin: originEvidence.suggests }),
    html`<ul>
      ${lines}
    </ul>`,
  )
}

function meshOf({ words, speech }: TeamVisit, { mesh }: QueueItem): Html | null {
  if (mesh === null) return null
  const facts = {
    triangles: speech.number(mesh.triangles),
    objects: mesh.objects,
    closed: mesh.watertight === true ? 'yes' : 'no',
  }
  const size = mesh.boundingBoxMm?.map((side) => speech.number(side, 1)).join(' × ')
  return html`${size === undefined ? null : fact(words.t('team.uploads.size'), `${size} mm`)}
  ${fact(words.t('team.uploads.mesh'), words.t('team.uploads.meshFacts', facts))}`
}

function alikeOf({ words, speech }: TeamVisit, { alike }: QueueItem, nameOf: (id: string) => string): Html {
  const percent = (part: number) => speech.number(part * 100)
  const lines = alike.map(({ title, member, claim, same, likeness, share }) => {
    const values = { title, member: nameOf(member), likeness: percent(likeness), share: percent(share) }
    const text = words.t(same ? 'team.uploads.same' : 'team.uploads.like', values)
    return html`<li>${pictureOf(claim)}<a href="${addressOfMember(member)}">${text}</a></li>`
  })
  return fact(
    words.t('team.uploads.alike'),
    html`<ul class="alike">
        ${lines}
      </ul>
      <span class="hint">${words.t('team.uploads.noEvidence')}</span>`,
  )
}
