import { pages } from '@shared/api/pages'
import type { FastifyInstance } from 'fastify'
import { readForms } from '../http/forms'
import type { EraseDeps } from '../services/own-data/erase'
import { addAccountPages } from './account'
import { addDevicePages } from './device'
import { createFormGuard } from './form-guard'
import { addSignInPages } from './sign-in'
import { style } from './style'
import { addDisputePages } from './team/disputes'
import type { TeamDeps } from './team/frame'
import { addMemberPages } from './team/members'
import { addOrderPages } from './team/orders'
import { addUploadPages } from './team/uploads'

/** The pages of the service for the browser: no script, one style sheet, plain forms. */
export async function addPages(
  app: FastifyInstance,
  service: Omit<TeamDeps, 'guard'> & EraseDeps,
): Promise<void> {
  const { secret, url } = service.signIn
  const guard = createFormGuard({ secret, secure: url?.startsWith('https:') ?? false })
  const deps = { ...service, guard }
  await app.register((scope, _options, done) => {
    readForms(scope)
    scope.get(pages.style, { config: { access: 'page' } }, (_request, reply) =>
      reply.type('text/css; charset=utf-8').send(style),
    )
    addSignInPages(scope, deps)
    addDevicePages(scope, deps)
    addAccountPages(scope, deps)
    addUploadPages(scope, deps)
    addOrderPages(scope, deps)
    addDisputePages(scope, deps)
    addMemberPages(scope, deps)
    done()
  })
}
