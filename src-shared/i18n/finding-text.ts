import type { Finding } from '../inspect/report'
import { isMessageId } from './catalogue'
import type { Translate } from './intl'

/** What a text by code needs of a finding. */
export type FindingAsText = Pick<Finding, 'code' | 'message' | 'params'>

export type FindingText = {
  /** What is wrong. */
  readonly title: string
  /** Why it matters for a print or a reward. */
  readonly why: string | null
  readonly mend: string | null
}

/** The text by code in the reader's language; the report's own sentence for a code that is not known here. */
export function findingText({ code, message, params }: FindingAsText, t: Translate): FindingText {
  const title = `finding.${code}.title`
  const why = `finding.${code}.why`
  const mend = `finding.${code}.mend`
  if (!isMessageId(title)) return { title: message, why: null, mend: null }
  const values = { ...emptyValues, ...params }
  return {
    title: t(title, values),
    why: isMessageId(why) ? t(why) : null,
    mend: isMessageId(mend) ? t(mend, values) : null,
  }
}

/** A text must not fail because a report left a value out. */
const emptyValues: Readonly<Record<string, string | number>> = Object.fromEntries(
  [
    'megabytes',
    'limit',
    'seconds',
    'what',
    'method',
    'why',
    'other',
    'count',
    'ratio',
    'reason',
    'encoding',
    'prefix',
    'target',
    'unit',
    'extension',
    'name',
    'id',
    'type',
    'value',
    'edges',
    'evidence',
    'application',
  ].map((name) => [name, '?']),
)
