import {
  deviceRequestSchema,
  loginsResponseSchema,
  revokeRequestSchema,
  routes,
  tokenRequestSchema,
  type OauthError,
} from '@shared/api/contract'
import { pages } from '@shared/api/pages'
import { appError } from '@shared/errors'
import { opaqueIdSchema } from '@shared/ids'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForms } from '../../http/forms'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { fromOf } from '../../pages/frame'
import type { SignIn } from '../../sign-in/sign-in'

const config = { access: 'open' } as const
const paramsSchema = z.strictObject({ id: opaqueIdSchema })
const grantSchema = z.object({ grant_type: z.string() })

/** Device authorization and tokens as OAuth has them, and the member's logins. */
export async function addSignIn(app: FastifyInstance, signIn: SignIn): Promise<void> {
  await app.register((scope, _options, done) => {
    readForms(scope)
    scope.post(routes.device, { config }, async (request, reply) => {
      const form = deviceRequestSchema.safeParse(request.body)
      if (!form.success) return refuse(reply, 'invalid_client')
      const asked = await signIn.askForDevice(form.data.client_id, pageOf(signIn, request), fromOf(request))
      return asked.ok ? asked.value : sendProblem(reply, asked.error)
    })
    scope.post(routes.token, { config }, async (request, reply) => {
      const form = tokenRequestSchema.safeParse(request.body)
      if (!form.success) return refuse(reply, refusalOf(request.body))
      const given = await signIn.giveTokens(form.data, fromOf(request))
      return given.ok ? given.value : refuse(reply, given.error)
    })
    scope.post(routes.revoke, { config }, async (request, reply) => {
      const form = revokeRequestSchema.safeParse(request.body)
      if (!form.success) return refuse(reply, 'invalid_request')
      await signIn.endLoginOfToken(form.data.token)
      return { ok: true }
    })
    done()
  })
  app.get(routes.logins, async (request) => {
    const { id, login } = memberOf(request)
    return loginsResponseSchema.parse({ logins: await signIn.logins(id, login ?? null) })
  })
  app.delete(routes.login, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    if (!params.success) return sendProblem(reply, appError('bad-request'))
    const ended = await signIn.endLogin(memberOf(request).id, params.data.id)
    return ended ? { ok: true } : sendProblem(reply, appError('not-found'))
  })
}

const refuse = (reply: FastifyReply, error: OauthError) => reply.code(400).send({ error })

function refusalOf(body: unknown): OauthError {
  const grant = grantSchema.safeParse(body)
  if (!grant.success) return 'invalid_request'
  const known = tokenRequestSchema.options.some(
    ({ shape }) => shape.grant_type.value === grant.data.grant_type,
  )
  return known ? 'invalid_request' : 'unsupported_grant_type'
}

/** Where members confirm a code: at the address they know, or on this computer at the one that was asked. */
const pageOf = (signIn: SignIn, request: FastifyRequest): string =>
  new URL(pages.device, signIn.url ?? `http://${request.headers.host ?? 'localhost'}`).href
