import {
  limits,
  routes,
  transferBeginSchema,
  transferLookSchema,
  transferPartSchema,
} from '@shared/api/contract'
import { appError } from '@shared/errors'
import { sha256Schema } from '@shared/ids'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import type { Transfers } from '../../services/transfers'
import { tooLarge } from '../../services/uploads'

const paramsSchema = z.strictObject({ sha256: sha256Schema })

/** Looks at what a request says of itself, and leaves the rest and the body to the protocol's own library. */
export async function addTransfers(app: FastifyInstance, transfers: Transfers): Promise<void> {
  const hand = async (
    request: FastifyRequest,
    reply: FastifyReply,
    sha256: unknown,
  ): Promise<FastifyReply> => {
    const named = paramsSchema.safeParse({ sha256 })
    if (!named.success) return sendProblem(reply, appError('bad-request', { field: 'sha256' }))
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    await transfers.handle({ member: memberOf(request).id, ...named.data }, request.raw, reply.raw)
    return reply
  }

  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(null)
    })
    scope.post(routes.transfers, async (request, reply) => {
      const headers = transferBeginSchema.safeParse(request.headers)
      if (!headers.success) return sendProblem(reply, badHeader(headers.error))
      if (Number(headers.data['upload-length']) > limits.uploadBytes) return sendProblem(reply, tooLarge)
      const [, sha256 = ''] = headers.data['upload-metadata'].split(' ')
      return hand(request, reply, Buffer.from(sha256, 'base64').toString('latin1'))
    })
    for (const [method, schema] of [
      ['HEAD', transferLookSchema],
      ['PATCH', transferPartSchema],
    ] as const) {
      scope.route<{ Params: { sha256: string } }>({
        method,
        url: routes.transfer,
        handler: async (request, reply) => {
          const headers = schema.safeParse(request.headers)
          if (!headers.success) return sendProblem(reply, badHeader(headers.error))
          return hand(request, reply, request.params.sha256)
        },
      })
    }
    done()
  })
}

const badHeader = (error: z.ZodError) =>
  appError('bad-request', { header: String(error.issues[0]?.path[0] ?? '') })
