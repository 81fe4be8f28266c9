import { findQuerySchema, pages, rejectPhotoFormSchema } from '@shared/api/pages'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import { typeOfPhoto } from '@shared/inspect-node/clean-photo'
import type { FastifyInstance } from 'fastify'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { picturePolicy, securityHeaders } from '../../http/security-headers'
import { photoForTeam, readPhotoPage, type PhotoReview } from '../../services/catalogue/photos'
import { rejectPhoto } from '../../services/catalogue/reviews'
import { namesOf } from '../../services/directory'
import { html, type Html } from '../html'
import { addressOfMember } from './addresses'
import { sendTeamPage, teamVisit, type TeamDeps, type TeamVisit } from './frame'
import { nextLink } from './search'
import { addWaitingList } from './waiting-list'

const config = { access: 'page' } as const
const paramsSchema = z.strictObject({ id: idSchema })
const reviewsAtOnce = 20

/** Reviews with the photo of a print, which is worth points, for the team to see that it is one. */
export function addReviewPages(app: FastifyInstance, deps: TeamDeps): void {
  addWaitingList(app, deps, {
    path: pages.reviews,
    send: sendReviews,
    decidePath: pages.rejectPhoto,
    form: rejectPhotoFormSchema,
    decide: ({ id, operator }) => rejectPhoto(deps, operator, id),
  })

  app.get(pages.reviewPhoto, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const params = paramsSchema.safeParse(request.params)
    const photo = params.success ? await deps.store.read((tx) => photoForTeam(tx, params.data.id)) : null
    if (photo === null) return sendProblem(reply, appError('not-found'))
    const bytes = await readFile(deps.pathOf(photo))
    return reply.headers(securityHeaders).type(typeOfPhoto(bytes)).send(bytes)
  })
}

async function sendReviews(deps: TeamDeps, visit: TeamVisit, said: string | null, status: number) {
  const { after = null } = findQuerySchema.safeParse(visit.request.query).data ?? {}
  const { page, names } = await deps.store.read(async (tx) => {
    const found = await readPhotoPage(tx, after, reviewsAtOnce)
    const ids = found.items.map(({ member }) => member)
    return { page: found, names: await namesOf(tx, ids) }
  })
  const { t } = visit.words
  void visit.reply.header('content-security-policy', picturePolicy)
  return sendTeamPage(deps, visit, {
    title: 'team.reviews.title',
    at: pages.reviews,
    said,
    status,
    body:
      page.items.length === 0
        ? html`<p>${t('team.reviews.none')}</p>`
        : html`<p>${t('team.reviews.what')}</p>
            ${page.items.map((review) => reviewOf(visit, review, names.get(review.member) ?? review.member))}
            ${nextLink(visit, pages.reviews, '', page.after)}`,
  })
}

function reviewOf(visit: TeamVisit, review: PhotoReview, name: string): Html {
  const { t, moment } = visit.words
  return html`<section aria-label="${review.title}, ${name}">
    <h2>${review.title}</h2>
    <p>
      <a href="${addressOfMember(review.member)}"
        >${t('team.by', { member: name, when: moment(review.postedAt) })}</a
      >
    </p>
    <div class="pictured photo">
      <img
        class="bed"
        src="${pages.reviewPhoto.replace(':id', review.id)}"
        alt="${t('team.reviews.photo', { title: review.title, member: name })}"
        width="320"
        height="240"
        loading="lazy"
      />
      <dl>
        <dt>${t('team.reviews.rating')}</dt>
        <dd>${t('team.reviews.stars', { rating: review.rating })}</dd>
        ${
          review.description === ''
            ? null
            : html`<dt>${t('team.reviews.says')}</dt>
                <dd class="lines">${review.description}</dd>`
        }
      </dl>
    </div>
    <form method="post" action="${pages.rejectPhoto.replace(':id', review.id)}">
      ${visit.guardField}
      <button>${t('team.reviews.reject')}</button>
      <span class="hint">${t('team.reviews.effect')}</span>
    </form>
  </section>`
}
