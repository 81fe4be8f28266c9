import { appError } from '@shared/errors'
import { err, ok } from '@shared/result'

export const done = ok({})
export const unreachable = err(appError('service-unreachable'))
