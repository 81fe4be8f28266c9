import { modelsQuerySchema, reviewRequestSchema, routes } from '@shared/api/contract'
import { appError } from '@shared/errors'
import { idSchema, opaqueIdSchema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { typeOfPhoto } from '../../services/catalogue/clean-photo'
import { download } from '../../services/catalogue/download'
import { offeredModels, readModel, readModels } from '../../services/catalogue/read-catalogue'
import { photoOf, postReview, rejectPhoto, type ReviewsDeps } from '../../services/catalogue/reviews'

const namedSchema = z.strictObject({ id: opaqueIdSchema })
const reviewSchema = z.strictObject({ id: idSchema })

export type CatalogueDeps = ReviewsDeps & Pick<ServiceDeps, 'picture'>

/** What others published: to look at, to fetch, and to review. */
export function addCatalogue(app: FastifyInstance, deps: CatalogueDeps): void {
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
      offeredModels(tx).where('models.id', '=', id).executeTakeFirst(),
    )
    const picture = model === undefined ? null : await deps.picture(deps.uploads.pathOf(model.sha256))
    if (picture === null) return sendProblem(reply, appError('not-found'))
    return reply.type(picture.mime).header('content-disposition', 'inline').send(Buffer.from(picture.bytes))
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
    if (photo === null) return sendProblem(reply, appError('not-found'))
    const bytes = await readFile(deps.uploads.pathOf(photo))
    return reply.type(typeOfPhoto(bytes)).header('content-disposition', 'inline').send(bytes)
  })
  app.post(routes.photoRejection, { config: { access: 'operator' } }, async (request, reply) => {
    const params = reviewSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const rejected = await rejectPhoto(deps, memberOf(request).id, params.data.id)
    return rejected.ok ? rejected.value : sendProblem(reply, rejected.error)
  })
}
