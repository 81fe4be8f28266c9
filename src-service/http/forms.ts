import type { FastifyInstance } from 'fastify'

const mostBytes = 16 * 1024

/** Has a part of the server read forms, and nothing else; a field that comes twice is no form of ours. */
export function readForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostBytes },
    (_request, body, parsed) => {
      const fields = new URLSearchParams(body.toString())
      const values = new Map(fields)
      parsed(null, values.size === fields.size ? Object.fromEntries(values) : undefined)
    },
  )
}
