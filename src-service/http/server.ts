import { limits } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Log, Member } from '../deps'
import { refuseForeign, refuseForeignForm, type Allowed } from './guards'
import { bearerKey } from './keys'
import { sendProblem } from './problems'
import { pageHeaders, securityHeaders } from './security-headers'
import { tracedForLog } from '../failure-for-log'

declare module 'fastify' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be merged
  interface FastifyRequest {
    member: Member | null
  }
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be merged
  interface FastifyContextConfig {
    /** Who may ask; a route that does not say is for members. */
    readonly access?: 'open' | 'member' | 'operator' | 'page'
  }
}

export type HttpDeps = {
  readonly authenticate: (key: string) => Promise<Member | null>
  readonly allowed: Allowed
  /** Who may say for whom it speaks (`X-Forwarded-For`): the proxy in front, where there is one. */
  readonly proxy: string | null
  readonly errorOf: (error: unknown) => AppError
  readonly log: Log
}

const socketMs = 180_000

/** The server without its routes: who is let in, how errors are answered, and how long anything may take. */
export function createHttpServer(deps: HttpDeps): FastifyInstance {
  const app = Fastify({
    bodyLimit: limits.requestBytes,
    connectionTimeout: socketMs,
    requestTimeout: 15 * 60_000,
    keepAliveTimeout: 15_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    trustProxy: deps.proxy ?? false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => {
      void reply.headers(securityHeaders)
      sendProblem(reply, appError('bad-request'))
    },
  })
  app.decorateRequest('member', null)
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.access ?? 'member'
    void reply.headers(access === 'page' ? pageHeaders : securityHeaders)
    const foreign =
      access === 'page'
        ? refuseForeignForm(request.method, request.headers, deps.allowed)
        : refuseForeign(request.headers, deps.allowed)
    if (foreign !== null) return sendProblem(reply, foreign)
    if (access === 'open' || access === 'page') return
    const key = bearerKey(request.headers.authorization)
    request.member = key === null ? null : await deps.authenticate(key)
    if (request.member === null) return sendProblem(reply, appError('unauthorised'))
    if (access === 'operator' && request.member.role !== 'operator') {
      return sendProblem(reply, appError('forbidden'))
    }
  })
  closeAsConnectionsEnd(app)
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, appError('not-found')))
  app.setErrorHandler((error, request, reply) => {
    const expected = expectedErrorOf(error)
    if (expected !== null) return sendProblem(reply, expected)
    const known = deps.errorOf(error)
    if (known.code === 'bad-request') return sendProblem(reply, known)
    deps.log('request-failed', {
      method: request.method,
      route: request.routeOptions.url ?? '',
      error: tracedForLog(error),
    })
    return sendProblem(reply, known)
  })
  return app
}

/**
 * A connection whose request was answered before its body had come is not idle when the server begins to close, and
 * would hold it open until its keep-alive ends. So idle ones are closed again and again until none is left.
 */
function closeAsConnectionsEnd(app: FastifyInstance): void {
  let timer: NodeJS.Timeout | undefined
  app.addHook('preClose', (done) => {
    timer = setInterval(() => {
      app.server.closeIdleConnections()
    }, 50)
    done()
  })
  app.addHook('onClose', (_instance, done) => {
    clearInterval(timer)
    done()
  })
}

/** Fastify's own refusals of a request, by the status it gives them. */
function expectedErrorOf(error: unknown): AppError | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null
  const { statusCode } = error
  if (statusCode === 413) return appError('too-large', { limit: limits.requestBytes })
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return appError('bad-request')
  return null
}

/** The member that the guard let in. */
export function memberOf(request: { readonly member: Member | null }): Member {
  if (request.member === null) throw new Error('a guarded route ran without a member')
  return request.member
}
