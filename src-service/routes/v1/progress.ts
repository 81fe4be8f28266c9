import { routes, type Progress } from '@shared/api/contract'
import type { Clock } from '@shared/time'
import type { FastifyInstance } from 'fastify'
import { memberOf } from '../../http/server'
import type { Ledger } from '../../services/ledger'

/** Tasks, caps and milestones, badges and level, as of now. */
export function addProgress(
  app: FastifyInstance,
  deps: { readonly ledger: Ledger; readonly clock: Clock },
): void {
  app.get(routes.progress, async (request): Promise<Progress> => {
    const at = deps.clock.now().toISOString()
    const progress = await deps.ledger.progressOf(memberOf(request).id, at)
    return {
      at,
      programmes: Object.fromEntries(
        Object.entries(progress).map(([id, { entries: _entries, ...rest }]) => [id, rest]),
      ),
    }
  })
}
