import type { AppError, ErrorCode } from '@shared/errors'

const openCodes: readonly ErrorCode[] = [
  'service-unreachable',
  'service-busy',
  'service-answer-unreadable',
  'unexpected',
]

/** Whether the service has said no: otherwise it may have done what it was asked, and is asked by the same id again. */
export const isDecided = ({ code }: AppError): boolean => !openCodes.includes(code)
