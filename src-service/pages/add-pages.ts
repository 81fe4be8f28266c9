import type { FastifyInstance } from 'fastify'
import { mostBytesOfTeam, readFiles, readForms } from '../http/forms'
import type { EraseDeps } from '../services/own-data/erase'
import { addAccountPages } from './account'
import { addDevicePages } from './device'
import { createFormGuard } from './form-guard'
import { addSignInPages } from './sign-in'
import { addAdjustmentPages } from './team/adjustments'
import { addAuditPages } from './team/audit'
import { addBadgePages } from './team/badges'
import { addDisputePages } from './team/disputes'
import { addFeedbackPages } from './team/feedback'
import type { TeamDeps } from './team/frame'
import { addItemPages } from './team/item'
import { addItemsPages } from './team/items'
import { addMemberPages } from './team/members'
import { addOrderPages } from './team/orders'
import { addPictures } from './team/pictures'
import { addProgrammePages } from './team/programmes'
import { addReviewPages } from './team/reviews'
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
    addSignInPages(scope, deps)
    addDevicePages(scope, deps)
    addAccountPages(scope, deps)
    done()
  })
  await app.register((scope, _options, done) => {
    readForms(scope, mostBytesOfTeam)
    addUploadPages(scope, deps)
    addPictures(scope, deps)
    addOrderPages(scope, deps)
    addDisputePages(scope, deps)
    addReviewPages(scope, deps)
    addFeedbackPages(scope, deps)
    addMemberPages(scope, deps)
    addAuditPages(scope, deps)
    addItemsPages(scope, deps)
    addItemPages(scope, deps)
    addAdjustmentPages(scope, deps)
    addBadgePages(scope, deps)
    done()
  })
  await app.register((scope, _options, done) => {
    readForms(scope, mostBytesOfTeam)
    readFiles(scope, mostBytesOfTeam)
    addProgrammePages(scope, deps)
    done()
  })
}
