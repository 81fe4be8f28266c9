import { preferencesSchema, profileSchema, routes, type Me } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import type { Result } from '@shared/result'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import type { Ledger } from '../../services/ledger'
import { readMe } from '../../services/own-data/read-me'
import { setPreferences, setProfile } from '../../services/own-data/set-own-fields'

/** The member, and what he or she says of himself or herself. */
export function addMe(app: FastifyInstance, deps: ServiceDeps & { readonly ledger: Ledger }): void {
  const me = (request: FastifyRequest): Promise<Me> =>
    deps.store.read((tx) => readMe(tx, deps, memberOf(request)))
  const answer = async (request: FastifyRequest, reply: FastifyReply, set: Result<null, AppError>) =>
    set.ok ? reply.send(await me(request)) : sendProblem(reply, set.error)

  app.get(routes.me, me)
  app.put(routes.preferences, async (request, reply) => {
    const body = preferencesSchema.safeParse(request.body)
    if (!body.success) return sendProblem(reply, appError('bad-request'))
    return answer(request, reply, await setPreferences(deps, memberOf(request).id, body.data))
  })
  app.put(routes.profile, async (request, reply) => {
    const body = profileSchema.safeParse(request.body)
    if (!body.success) return sendProblem(reply, appError('bad-request'))
    return answer(request, reply, await setProfile(deps, memberOf(request).id, body.data))
  })
}
