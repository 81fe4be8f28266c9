import { routes, suggestionDecisionSchema, suggestionRequestSchema } from '@shared/api/contract'
import { appError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { Clock } from '@shared/time'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import {
  decideSuggestion,
  readOpenSuggestions,
  readSuggestions,
  sendSuggestion,
} from '../../services/catalogue/suggestions'
import type { Ledger } from '../../services/ledger'
import type { Store } from '../../store/port'

const paramsSchema = z.strictObject({ id: idSchema })

/** What members propose to the team: a member's own, and those that wait for an operator. */
export function addFeedback(
  app: FastifyInstance,
  deps: { readonly store: Store; readonly ledger: Ledger; readonly clock: Clock },
): void {
  const config = { access: 'operator' } as const
  app.put(routes.suggestion, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    const body = suggestionRequestSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const sent = await sendSuggestion(deps, memberOf(request).id, params.data.id, body.data.words)
    return sent.ok ? sent.value : sendProblem(reply, sent.error)
  })
  app.get(routes.suggestions, async (request) => ({
    suggestions: await deps.store.read((tx) => readSuggestions(tx, memberOf(request).id)),
  }))
  app.get(routes.openSuggestions, { config }, async () => ({
    suggestions: await deps.store.read(readOpenSuggestions),
  }))
  app.post(routes.suggestionDecision, { config }, async (request, reply) => {
    const params = paramsSchema.safeParse(request.params)
    const body = suggestionDecisionSchema.safeParse(request.body)
    if (!params.success || !body.success) return sendProblem(reply, appError('bad-request'))
    const decided = await decideSuggestion(deps, memberOf(request).id, params.data.id, body.data)
    return decided.ok ? decided.value : sendProblem(reply, decided.error)
  })
}
