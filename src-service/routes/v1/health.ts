import { routes } from '@shared/api/contract'
import { appError } from '@shared/errors'
import type { FastifyInstance } from 'fastify'
import { access, constants } from 'node:fs/promises'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { failureForLog } from '../../failure-for-log'

const config = { access: 'open' } as const

/** For who watches over the process: whether it lives, and whether it can do its work. */
export function addHealth(app: FastifyInstance, deps: ServiceDeps): void {
  app.get(routes.health, { config }, () => ({ ok: true }))
  app.get(routes.ready, { config }, async (_request, reply) => {
    try {
      await deps.store.read((tx) => tx.selectFrom('service').select('id').executeTakeFirstOrThrow())
      await access(deps.dataFolder, constants.W_OK)
      return { ok: true }
    } catch (error) {
      deps.log('not-ready', { error: failureForLog(error) })
      return sendProblem(reply, appError('service-busy'))
    }
  })
}
