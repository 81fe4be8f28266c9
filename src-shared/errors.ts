import { z } from 'zod'

/**
 * Everything that can go wrong and is expected to. Text is made last, in the reader's language, from the code and
 * its parameters; one table maps codes to HTTP status, one to exit status.
 */
export const errorCodes = [
  'bad-request',
  'unauthorised',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'too-many-requests',
  'hash-mismatch',
  'quota-reached',
  'upload-missing',
  'file-rejected',
  'file-unreadable',
  'file-changed',
  'not-a-file',
  'does-not-qualify',
  'repost',
  'model-unknown',
  'claim-content-differs',
  'content-differs',
  'offer-changed',
  'not-offered',
  'level-too-low',
  'item-reserved',
  'limit-reached',
  'sold-out',
  'not-enough-points',
  'balance-negative',
  'payouts-stopped',
  'appeal-used',
  'service-unreachable',
  'service-busy',
  'service-answer-unreadable',
  'wrong-service',
  'disk-full',
  'not-possible-here',
  'unexpected',
] as const

export const errorCodeSchema = z.enum(errorCodes)
export type ErrorCode = z.infer<typeof errorCodeSchema>

export const appErrorSchema = z.strictObject({
  code: errorCodeSchema,
  /** Values for the text: names, numbers, paths; never a secret. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type AppError = z.infer<typeof appErrorSchema>

export const appError = (code: ErrorCode, params?: Record<string, string | number>): AppError =>
  params === undefined ? { code } : { code, params }
