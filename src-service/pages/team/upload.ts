import { pages, removePhotoFormSchema } from '@shared/api/pages'
import { appError } from '@shared/errors'
import { idSchema, sha256Schema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { picturePolicy, securityHeaders } from '../../http/security-headers'
import { isPhotoOf, notPictured, picturedBy } from '../../services/catalogue/model-photos'
import { photoNamed } from '../../services/catalogue/model-pictures'
import { removePhoto } from '../../services/catalogue/remove-photo'
import { namesOf } from '../../services/directory'
import { publishedBy } from '../../services/published'
import type { Reading } from '../../store/port'
import { sendTo } from '../frame'
import { html } from '../html'
import { addressOfMember } from './addresses'
import { errorText, readForm, sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'
import { pictureOf } from './pictures'
import { addressOfUpload, coverText, photosOf } from './upload-photos'

const config = { access: 'page' } as const
const paramsSchema = z.strictObject({ id: idSchema })
const photoSchema = z.strictObject({ id: idSchema, sha256: sha256Schema })

/** One upload, whatever became of it: where the team sees the photos that came with it, and takes one away. */
export function addUploadPage(app: FastifyInstance, deps: TeamDeps): void {
  app.get(pages.upload, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    return sendUpload(deps, visit, paramsSchema.safeParse(request.params).data?.id ?? null, null, 200)
  })

  app.get(pages.uploadPhoto, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const params = photoSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('not-found'))
    const { id, sha256 } = params.data
    const isThere = await deps.store.read(async (tx) => {
      const published = await publishedBy(tx, id)
      return published?.kind === 'model' && (await isPhotoOf(tx, published.row.id, sha256))
    })
    if (!isThere) return sendProblem(reply, appError('not-found'))
    const { mime, bytes } = await photoNamed(deps, sha256)
    return reply.headers(securityHeaders).type(mime).send(bytes)
  })

  app.post(pages.removePhoto, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const params = photoSchema.safeParse(request.params)
    if (!params.success) return sendUpload(deps, visit, null, null, 404)
    const { id, sha256 } = params.data
    const read = readForm(deps, visit, removePhotoFormSchema)
    if (!read.ok) return sendUpload(deps, visit, id, read.said, read.status)
    const published = await deps.store.read((tx) => publishedBy(tx, id))
    if (published?.kind !== 'model') return sendUpload(deps, visit, null, null, 404)
    const asked = { operator: visit.session.member, model: published.row.id, sha256 }
    const removed = await removePhoto(deps, { ...asked, reason: read.form.reason })
    if (!removed.ok) return sendUpload(deps, visit, id, errorText(visit, removed.error), 409)
    return sendTo(reply, addressOfUpload(id))
  })
}

async function sendUpload(
  deps: TeamDeps,
  visit: TeamVisit,
  claim: string | null,
  said: string | null,
  status: number,
) {
  const { t, moment } = visit.words
  const found = claim === null ? null : await deps.store.read((tx) => readUpload(tx, claim))
  const page = { title: 'team.upload.title', at: pages.uploads } as const
  const back = html`<p><a href="${pages.uploads}">${t('team.find.back')}</a></p>`
  if (found === null) {
    return sendTeamPage(deps, visit, {
      ...page,
      status: 404,
      body: html`<p>${t('team.find.none')}</p>
        ${back}`,
    })
  }
  void visit.reply.header('content-security-policy', picturePolicy)
  const { kind, title, member, name, at, state } = found
  const cover = coverText(visit, found)
  return sendTeamPage(deps, visit, {
    ...page,
    said,
    status,
    body: html`<section aria-label="${title}">
        <h2>${title}</h2>
        <p>
          ${t('team.uploads.kind', { kind })},
          <a href="${addressOfMember(member)}">${t('team.by', { member: name, when: moment(at) })}</a>
        </p>
        <div class="pictured">
          ${pictureOf(found.claim)}
          <dl>
            <dt>${t('team.find.state')}</dt>
            <dd>${t(`team.state.${state}`)}</dd>
            ${
              cover === null
                ? null
                : html`<dt>${t('publish.cover')}</dt>
                    <dd>${cover}</dd>`
            }
          </dl>
        </div>
        ${photosOf(visit, found)}
        ${
          state === 'waiting-for-approval'
            ? html`<p><a href="${pages.uploads}?from=${found.claim}">${t('team.upload.decide')}</a></p>`
            : null
        }
      </section>
      ${back}`,
  })
}

/** Nothing stands for what an erased member called it. */
async function readUpload(tx: Reading, claim: string) {
  const published = await publishedBy(tx, claim)
  if (published === null) return null
  const { kind, row } = published
  const { member, state, uploaded_at: at } = row
  const called = published.kind === 'model' ? published.row.title : published.row.name
  return {
    ...{ claim, kind, member, state, at, title: called === '' ? '–' : called },
    name: (await namesOf(tx, [member])).get(member) ?? member,
    ...((await picturedBy(tx, [claim])).get(claim) ?? notPictured),
  }
}
