import { modelsQuerySchema, photoRemovalSchema, reviewRequestSchema, routes } from '@shared/api/contract'
import { appError } from '@shared/errors'
import { idSchema, opaqueIdSchema, sha256Schema } from '@shared/ids'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { download } from '../../services/catalogue/download'
import { coverOf, isOfferedPhoto, photoNamed, type Shown } from '../../services/catalogue/model-pictures'
import { offeredModels, readModel, readModels } from '../../services/catalogue/read-catalogue'
import { removePhoto } from '../../services/catalogue/remove-photo'
import { readRemovedPhotos } from '../../services/catalogue/removed-photos'
import { photoOf, postReview, rejectPhoto, type ReviewsDeps } from '../../services/catalogue/reviews'

const namedSchema = z.strictObject({ id: opaqueIdSchema })
const photoSchema = z.strictObject({ id: opaqueIdSchema, sha256: sha256Schema })
const reviewSchema = z.strictObject({ id: idSchema })

export type CatalogueDeps = ReviewsDeps & Pick<ServiceDeps, 'picture'>

/** What others published: to look at, to fetch, and to review. */
export function addCatalogue(app: FastifyInstance, deps: CatalogueDeps): void {
  const pictures = { ...deps, pathOf: deps.uploads.pathOf }
  app.get(routes.models, async (request, reply) => {
    const query = modelsQuerySchema.safeParse(request.query)
    if (!query.success) return sendProblem(reply, appError('bad-request'))
    return deps.store.read((tx) => readModels(tx, memberOf(request).id, query.data))
  })
  app.get(routes.model, async (request, reply) => {
    const params = namedSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const model = await deps.store.read((tx) => readModel(tx, memberOf(request).id, params.data.id))
    return model ?? sendProblem(reply, appError('not-found'))
  })
  for (const [path, kind] of [
    [routes.modelFile, 'model'],
    [routes.profileFile, 'profile'],
  ] as const) {
    app.get(path, async (request, reply) => {
      const params = namedSchema.safeParse(request.params)
      if (!params.success) return sendProblem(reply, appError('bad-request'))
      const fetched = await download(deps, memberOf(request).id, kind, params.data.id)
      if (fetched === null) return sendProblem(reply, appError('not-found'))
      return reply
        .type('application/octet-stream')
        .header('content-length', fetched.size)
        .header('content-disposition', 'attachment')
        .send(createReadStream(deps.uploads.pathOf(fetched.sha256)))
    })
  }
  app.get(routes.modelPicture, async (request, reply) => {
    const params = namedSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const { id } = params.data
    const model = await deps.store.read((tx) =>
      offeredModels(tx)
        .select(['models.cover_plate', 'models.cover_photo'])
        .where('models.id', '=', id)
        .executeTakeFirst(),
    )
    const cover = model === undefined ? null : await coverOf(pictures, model)
    return sendPicture(reply, cover?.shown ?? null)
  })
  app.get(routes.removedPhotos, async (request) => ({
    removed: await readRemovedPhotos(pictures, memberOf(request).id),
  }))
  app.get(routes.modelPhoto, async (request, reply) => {
    const params = photoSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const { id, sha256 } = params.data
    const isThere = await deps.store.read((tx) => isOfferedPhoto(tx, id, sha256))
    return sendPicture(reply, isThere ? await photoNamed(pictures, sha256) : null)
  })
  app.post(routes.modelPhotoRemoval, { config: { access: 'operator' } }, async (request, reply) => {
    const params = photoSchema.safeParse(request.params)
    const body = photoRemovalSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const { id, sha256 } = params.data
    const asked = { operator: memberOf(request).id, model: id, sha256, reason: body.data.reason }
    const removed = await removePhoto(deps, asked)
    return removed.ok ? removed.value : sendProblem(reply, removed.error)
  })
  app.put(routes.review, async (request, reply) => {
    const params = reviewSchema.safeParse(request.params)
    const body = reviewRequestSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const posted = await postReview(deps, memberOf(request).id, params.data.id, body.data)
    return posted.ok ? posted.value : sendProblem(reply, posted.error)
  })
  app.get(routes.reviewPhoto, async (request, reply) => {
    const params = reviewSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const photo = await deps.store.read((tx) => photoOf(tx, params.data.id))
    return sendPicture(reply, photo === null ? null : await photoNamed(pictures, photo))
  })
  app.post(routes.photoRejection, { config: { access: 'operator' } }, async (request, reply) => {
    const params = reviewSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const rejected = await rejectPhoto(deps, memberOf(request).id, params.data.id)
    return rejected.ok ? rejected.value : sendProblem(reply, rejected.error)
  })
}

const sendPicture = (reply: FastifyReply, shown: Shown | null): FastifyReply =>
  shown === null
    ? sendProblem(reply, appError('not-found'))
    : reply.type(shown.mime).header('content-disposition', 'inline').send(shown.bytes)
