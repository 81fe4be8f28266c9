import type { OriginReason, PreflightItem } from '../inspect/report'
import type { Translate } from './intl'

/** What is to be looked at, and how to mend it, in the reader's language. */
export function preflightText(
  { code, params }: PreflightItem,
  t: Translate,
): { readonly title: string; readonly mend: string } {
  const values = { title: '', what: 'plate', size: '?', room: '?', plates: 0, objects: 0, ...params }
  // A message cannot choose by an empty text, so that there is no host is a word of its own.
  const host = params?.['host'] === undefined || params['host'] === '' ? 'none' : params['host']
  return {
    title: t(`preflight.${code}.title`, { ...values, host }),
    mend: t(`preflight.${code}.mend`),
  }
}

export const originReasonText = ({ sign, detail }: OriginReason, t: Translate): string =>
  t(`origin.${sign}`, { detail: detail ?? 'none' })
