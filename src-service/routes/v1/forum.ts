import {
  discourseBodySchema,
  discourseHeadersSchema,
  forumEventSchema,
  forumHeadersSchema,
  forumNameSchema,
  routes,
} from '@shared/api/contract'
import { appError } from '@shared/errors'
import { opaqueIdSchema } from '@shared/ids'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { eventOfDiscourse } from '../../services/forum/discourse'
import { isDiscourseSignature, isEventSignature, type ForumSecrets } from '../../services/forum/signature'
import { setForumName, takeInForumEvent, type ForumDeps } from '../../services/forum/take-in-event'

const mostBytes = 1024 * 1024
/** A post that Discourse tells of much later than it was written is an old message shown again. */
const oldestPostMs = 7 * 24 * 60 * 60_000
const paramsSchema = z.strictObject({ id: opaqueIdSchema })

/** What forums send, judged by the bytes as they came; and who is who there. */
export async function addForum(
  app: FastifyInstance,
  deps: ForumDeps & { readonly forum: ForumSecrets },
): Promise<void> {
  const config = { access: 'open' } as const
  app.put(routes.forumName, { config: { access: 'operator' } }, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    const body = forumNameSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const set = await setForumName(deps, params.data.id, body.data.name)
    return set.ok ? set.value : sendProblem(reply, set.error)
  })
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: mostBytes },
      (_request, body, parsed) => {
        parsed(null, body)
      },
    )

    scope.post(routes.discourse, { config }, async (request, reply) => {
      const secret = deps.forum.discourse
      if (secret === null) return sendProblem(reply, appError('not-found'))
      const headers = discourseHeadersSchema.safeParse(request.headers)
      const body = bytesOf(request.body)
      if (!headers.success || body === null) return refuseSignature(reply)
      if (!isDiscourseSignature(secret, body, headers.data['x-discourse-event-signature'])) {
        return refuseSignature(reply)
      }
      const said = discourseBodySchema.safeParse(jsonOf(body))
      const event = said.success ? eventOfDiscourse(headers.data['x-discourse-event'], said.data) : null
      const writtenAt = event?.type === 'post.created' ? said.data?.post?.created_at : undefined
      if (writtenAt !== undefined && deps.clock.now().getTime() - Date.parse(writtenAt) > oldestPostMs) {
        return sendProblem(reply, appError('bad-request', { field: 'post.created_at' }))
      }
      const taken = await takeInForumEvent(deps, 'discourse', {
        id: headers.data['x-discourse-event-id'],
        body,
        event,
      })
      return taken.ok ? taken.value : sendProblem(reply, taken.error)
    })

    scope.post(routes.forumEvents, { config }, async (request, reply) => {
      const secret = deps.forum.events
      if (secret === null) return sendProblem(reply, appError('not-found'))
      const headers = forumHeadersSchema.safeParse(request.headers)
      const body = bytesOf(request.body)
      if (!headers.success || body === null) return refuseSignature(reply)
      const signature = headers.data['x-firstlayer-signature']
      if (!isEventSignature(secret, body, signature, deps.clock.now().getTime())) {
        return refuseSignature(reply)
      }
      const event = forumEventSchema.safeParse(jsonOf(body))
      if (!event.success) return sendProblem(reply, appError('bad-request'))
      const taken = await takeInForumEvent(deps, 'events', { id: event.data.id, body, event: event.data })
      return taken.ok ? taken.value : sendProblem(reply, taken.error)
    })
    done()
  })
}

const refuseSignature = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, appError('forbidden', { header: 'signature' }))

const bytesOf = (body: unknown): Buffer | null => (Buffer.isBuffer(body) ? body : null)

/** Bytes that were signed and are no JSON say nothing. */
function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
