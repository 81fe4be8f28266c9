import { csvTable } from '../csv'
import { entryCells, entryColumns } from '../ledger/entry-columns'
import type { Transaction } from './transactions'

/** Entries as a table, in which no spreadsheet finds a formula: alike from the service and on the command line. */
const table = csvTable(entryColumns)

export const transactionsCsvHead = table.head

export const transactionsCsvLine = (transaction: Transaction): string =>
  table.line({
    ...entryCells(transaction.entry),
    state: transaction.state,
    'rule name': transaction.ruleName?.en ?? '',
    about: transaction.about ?? '',
    'balance after': transaction.balanceAfter,
    'note of the team': transaction.note ?? '',
  })
