import { pages } from '@shared/api/pages'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { securityHeaders } from '../../http/security-headers'
import { pictureInFile } from '../../services/catalogue/model-pictures'
import { publishedBy } from '../../services/published'
import { html, type Html } from '../html'
import { teamVisit, type TeamDeps } from './frame'
import { kindIcons } from './kind-icons'

const paramsSchema = z.strictObject({ id: idSchema })

/** The picture of what a claim published; it says nothing that does not stand beside it. */
export const pictureOf = (claim: string): Html =>
  html`<img
    class="bed"
    src="${pages.uploadPicture.replace(':id', claim)}"
    alt=""
    width="160"
    height="120"
    loading="lazy"
  />`

/**
 * A file's own picture, read by the inspector in its own process and sent as data that no page can run; where there is
 * none, the icon of its kind.
 */
export function addPictures(app: FastifyInstance, deps: TeamDeps): void {
  app.get(pages.uploadPicture, { config: { access: 'page' } }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const params = paramsSchema.safeParse(request.params)
    const published = params.success ? await deps.store.read((tx) => publishedBy(tx, params.data.id)) : null
    if (published === null) return sendProblem(reply, appError('not-found'))
    const plate = published.kind === 'model' ? published.row.cover_plate : null
    const picture = await pictureInFile(deps, published.row.sha256, plate)
    void reply.headers(securityHeaders)
    return picture === null
      ? reply.type('image/svg+xml').send(kindIcons[published.kind])
      : reply.type(picture.mime).send(picture.bytes)
  })
}
