import { routes, transactionFilterSchema, transactionsQuerySchema } from '@shared/api/contract'
import { appError } from '@shared/errors'
import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import type { ServiceDeps } from '../../deps'
import { sendProblem } from '../../http/problems'
import { memberOf } from '../../http/server'
import { readTransactions, transactionsCsv } from '../../services/transactions'

/** A member's own entries, as pages for a program and as a table for a spreadsheet. */
export function addTransactions(
  app: FastifyInstance,
  { store, programmes }: Pick<ServiceDeps, 'store' | 'programmes'>,
): void {
  app.get(routes.transactions, async (request, reply) => {
    const query = transactionsQuerySchema.safeParse(request.query)
    if (!query.success) return sendProblem(reply, appError('bad-request'))
    return store.read((tx) => readTransactions(tx, memberOf(request).id, query.data, programmes))
  })
  app.get(routes.transactionsCsv, async (request, reply) => {
    const query = transactionFilterSchema.safeParse(request.query)
    if (!query.success) return sendProblem(reply, appError('bad-request'))
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="transactions.csv"')
      .send(Readable.from(transactionsCsv(store, memberOf(request).id, query.data, programmes)))
  })
}
