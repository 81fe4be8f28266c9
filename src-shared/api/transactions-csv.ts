import { csvBegin, csvLine } from '../csv'
import { arithmeticText } from '../ledger/arithmetic-text'
import type { Transaction } from './transactions'

/** Entries as a table, in which no spreadsheet finds a formula: alike from the service and on the command line. */

const columns = [
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

export const transactionsCsvHead = csvBegin + csvLine(columns)

export const transactionsCsvLine = ({
  entry,
  ruleName,
  state,
  about,
  note,
  balanceAfter,
}: Transaction): string =>
  csvLine([
    entry.recordedAt,
    entry.occurredAt,
    state,
    entry.programme,
    entry.version,
    entry.rule,
    ruleName?.en ?? '',
    entry.subject,
    about ?? '',
    entry.step,
    entry.kind,
    entry.amount,
    entry.held,
    balanceAfter,
    entry.reason ?? '',
    note ?? '',
    arithmeticText(entry.why),
    entry.cause,
    entry.id,
    entry.answers ?? '',
  ])
