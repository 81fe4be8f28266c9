import type { FastifyInstance, FastifyRequest } from 'fastify'

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

/** Has it read forms with a file in them as well: the file's text is the value of its field. */
export function readFiles(scope: FastifyInstance, bodyLimit: number): void {
  const parse = async (request: FastifyRequest, body: string | Buffer): Promise<unknown> => {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- meant against bodies without bounds; this one is short, and of the team
    const form = await new Response(body, { headers }).formData().catch(() => null)
    if (form === null) return undefined
    const fields = [...form]
    const values = new Map<string, string>()
    for (const [name, value] of fields) {
      values.set(name, typeof value === 'string' ? value : await value.text())
    }
    return values.size === fields.length ? Object.fromEntries(values) : undefined
  }
  scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit }, parse)
}
