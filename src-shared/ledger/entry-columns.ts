import { arithmeticText } from './arithmetic-text'
import type { Entry } from './entry'

/** The columns of a table of entries: the same from the app, the service and the command line. */
export const entryColumns = [
  'recorded at',
  'occurred at',
  'state',
  'programme',
  'version',
  'rule',
  'rule name',
  'subject',
  'about',
  'step',
  'kind',
  'points',
  'held',
  'balance after',
  'reason',
  'note of the team',
  'arithmetic',
  'cause',
  'entry',
  'answers',
] as const

/** Those that the entry itself fills; the others are of what stands around it. */
export const entryCells = (entry: Entry) => ({
  'recorded at': entry.recordedAt,
  'occurred at': entry.occurredAt,
  programme: entry.programme,
  version: entry.version,
  rule: entry.rule,
  subject: entry.subject,
  step: entry.step,
  kind: entry.kind,
  points: entry.amount,
  held: entry.held,
  reason: entry.reason ?? '',
  arithmetic: arithmeticText(entry.why),
  cause: entry.cause,
  entry: entry.id,
  answers: entry.answers ?? '',
})
