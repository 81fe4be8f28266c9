import type { Problem } from '@shared/api/contract'
import type { AppError, ErrorCode } from '@shared/errors'
import type { FastifyReply } from 'fastify'

/** The one table from what went wrong to the status of the answer. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many-requests': 429,
  'hash-mismatch': 422,
  'quota-reached': 413,
  'upload-missing': 409,
  'file-rejected': 422,
  'file-unreadable': 422,
  'file-changed': 409,
  'not-a-file': 422,
  'does-not-qualify': 422,
  repost: 409,
  'model-unknown': 404,
  'claim-content-differs': 409,
  'content-differs': 409,
  'offer-changed': 409,
  'not-offered': 409,
  'level-too-low': 403,
  'item-reserved': 403,
  'limit-reached': 409,
  'sold-out': 409,
  'not-enough-points': 409,
  'balance-negative': 409,
  'payouts-stopped': 403,
  'appeal-used': 409,
  'service-unreachable': 503,
  'service-busy': 503,
  'service-answer-unreadable': 502,
  'wrong-service': 409,
  'disk-full': 507,
  'not-possible-here': 501,
  unexpected: 500,
}

/** For a person who looks at the raw answer; the app makes its own text from the code and its parameters. */
const titleOf: Readonly<Record<ErrorCode, string>> = {
  'bad-request': 'The request is not as the service expects it.',
  unauthorised: 'A key is needed: Authorization: Bearer <key>.',
  forbidden: 'This is not allowed.',
  'not-found': 'There is nothing here.',
  conflict: 'This was decided otherwise before.',
  'too-many-requests': 'This was tried too often. Try again later.',
  'too-large': 'This is larger than the service takes in.',
  'hash-mismatch': 'The bytes are not those that their hash names. Send them again.',
  'quota-reached': 'Your files take up all the room there is for them here.',
  'upload-missing': 'The file was not uploaded. Upload it, then send the claim again.',
  'file-rejected': "The file can't be read.",
  'file-unreadable': "The file can't be read.",
  'file-changed': 'The file changed meanwhile.',
  'not-a-file': 'This is no file.',
  'does-not-qualify': 'The file does not qualify.',
  repost: 'This is known as somebody else’s.',
  'model-unknown': 'There is no such model.',
  'claim-content-differs': 'This id was used for another claim.',
  'content-differs': 'This id was used for another request.',
  'offer-changed': 'The price or the terms are no longer those that were shown.',
  'not-offered': 'The item is not offered at this time.',
  'level-too-low': 'The item needs a higher level.',
  'item-reserved': 'The item needs a privilege.',
  'limit-reached': 'No member can have more of this.',
  'sold-out': 'Nothing of it is left.',
  'not-enough-points': 'There are not enough points available.',
  'balance-negative': 'The balance does not cover it.',
  'payouts-stopped': 'Payouts to this member are stopped.',
  'appeal-used': 'This was appealed once already.',
  'service-unreachable': 'The service cannot be reached.',
  'service-busy': 'The service is busy. Try again in a moment.',
  'service-answer-unreadable': "The answer can't be read.",
  'wrong-service': 'This was meant for another service.',
  'disk-full': 'The service has no room left.',
  'not-possible-here': 'This is not possible here.',
  unexpected: 'Something went wrong in the service.',
}

/** RFC 9457. */
export const problemOf = (error: AppError): Problem => ({
  type: `urn:firstlayer:problem:${error.code}`,
  title: titleOf[error.code],
  status: statusOf[error.code],
  code: error.code,
  ...(error.params === undefined ? {} : { params: error.params }),
})

export const problemType = 'application/problem+json'

export function sendProblem(reply: FastifyReply, error: AppError): FastifyReply {
  const problem = problemOf(error)
  if (error.code === 'unauthorised') void reply.header('www-authenticate', 'Bearer')
  const { seconds } = error.params ?? {}
  if (error.code === 'too-many-requests' && seconds !== undefined) void reply.header('retry-after', seconds)
  return reply.code(problem.status).type(problemType).send(problem)
}
