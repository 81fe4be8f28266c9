import type { FastifyInstance } from 'fastify'

const mostBytes = 16 * 1024
/** Of the team's forms, which carry codes or a whole programme. */
export const mostBytesOfTeam = 1024 * 1024

/** Has a part of the server read forms, and nothing else; a field that comes twice is no form of ours. */
export function readForms(scope: FastifyInstance, bodyLimit = mostBytes): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit },
    (_request, body, parsed) => {
      const fields = new URLSearchParams(body.toString())
      const values = new Map(fields)
      parsed(null, values.size === fields.size ? Object.fromEntries(values) : undefined)
    },
  )
}
