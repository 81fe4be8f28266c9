import type { AppError } from '@shared/errors'
import { createAppIntl, translator } from '@shared/i18n/intl'

const t = translator(createAppIntl('en'))

/** What went wrong, and how to go on from a terminal. */
export function faultText({ code }: AppError): string {
  switch (code) {
    case 'unauthorised':
      return 'You are not signed in. sign-in ADDRESS does that.'
    case 'service-unreachable':
      return 'The service cannot be reached now.'
    case 'not-possible-here':
      return 'This service has no sign-in for programs.'
    default:
      return t(`error.${code}`)
  }
}
