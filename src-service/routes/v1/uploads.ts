import { routes } from '@shared/api/contract'
import { appError } from '@shared/errors'
import { sha256Schema } from '@shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import type { Uploads } from '../../services/uploads'

const paramsSchema = z.strictObject({ sha256: sha256Schema })
const lengthSchema = z.coerce.number().int().min(0)

/** The bytes are streamed to disk as they come, so this part of the server leaves bodies alone. */
export async function addUploads(app: FastifyInstance, uploads: Uploads): Promise<void> {
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(null)
    })
    scope.put(routes.upload, async (request, reply) => {
      const params = paramsSchema.safeParse(request.params)
      if (!params.success) return sendProblem(reply, appError('bad-request', { field: 'sha256' }))
      const { sha256 } = params.data
      const taken = await uploads.takeIn({
        member: memberOf(request).id,
        sha256,
        declaredSize: lengthSchema.safeParse(request.headers['content-length']).data ?? null,
        bytes: request.raw,
      })
      if (!taken.ok) return sendProblem(reply, taken.error)
      return reply.code(taken.value.isNew ? 201 : 200).send({ sha256, size: taken.value.size })
    })
    scope.head(routes.upload, async (request, reply) => {
      const params = paramsSchema.safeParse(request.params)
      if (!params.success) return sendProblem(reply, appError('bad-request', { field: 'sha256' }))
      const upload = await uploads.find(memberOf(request).id, params.data.sha256)
      return upload === null ? sendProblem(reply, appError('not-found')) : reply.code(200).send()
    })
    done()
  })
}
