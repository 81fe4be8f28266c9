import type { pages } from '@shared/api/pages'
import type { AppError } from '@shared/errors'
import { idSchema } from '@shared/ids'
import type { Result } from '@shared/result'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { sendTo } from '../frame'
import { errorText, readForm, teamVisit, type TeamDeps, type TeamVisit } from './frame'

const config = { access: 'page' } as const
const paramsSchema = z.strictObject({ id: idSchema })

type WaitingList<Form> = {
  readonly path: (typeof pages)['uploads' | 'orders' | 'disputes' | 'reviews' | 'feedback']
  /** Sends the list, below what was said of the last decision, if anything. */
  readonly send: (
    deps: TeamDeps,
    visit: TeamVisit,
    said: string | null,
    status: number,
  ) => Promise<FastifyReply>
  /** Where the form that decides on one of the list goes, and what it holds. */
  readonly decidePath: string
  readonly form: z.ZodType<Form>
  readonly decide: (asked: {
    readonly id: string
    readonly operator: string
    readonly form: Form
  }) => Promise<Result<unknown, AppError>>
}

/** A list of what waits for the team. A decision leads back to the list, which says why where nothing was decided. */
export function addWaitingList<Form extends { readonly form: string }>(
  app: FastifyInstance,
  deps: TeamDeps,
  { path, send, decidePath, form, decide }: WaitingList<Form>,
): void {
  app.get(path, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    return visit === null ? reply : send(deps, visit, null, 200)
  })

  app.post(decidePath, { config }, async (request, reply) => {
    const visit = await teamVisit(deps, request, reply)
    if (visit === null) return reply
    const params = paramsSchema.safeParse(request.params)
    const read = readForm(deps, visit, form)
    if (!params.success) return send(deps, visit, visit.words.t('team.invalid'), 400)
    if (!read.ok) return send(deps, visit, read.said, read.status)
    const decided = await decide({
      id: params.data.id,
      operator: visit.session.member,
      form: read.form,
    })
    return decided.ok ? sendTo(reply, path) : send(deps, visit, errorText(visit, decided.error), 409)
  })
}
