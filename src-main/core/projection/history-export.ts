import { csvTable } from '@shared/csv'
import type { HistoryView } from '@shared/ipc/views'
import { arithmeticText } from '@shared/ledger/arithmetic-text'
import { entryCells, entryColumns } from '@shared/ledger/entry-columns'
import type { PlaceHead } from '@shared/state/document'

/** The whole record, fit as evidence elsewhere: every entry and what waits, oldest first. */

const table = csvTable([...entryColumns, 'cause type'])

export function historyCsv({ rows, pending, kind }: HistoryView): string {
  const recorded = rows.toReversed().map(({ entry, ruleName, label, note, balanceAfter, factType }) =>
    table.line({
      ...entryCells(entry),
      state: kind,
      'rule name': ruleName.en,
      about: label,
      'balance after': balanceAfter,
      'note of the team': note,
      'cause type': factType ?? '',
    }),
  )
  const waiting = pending.toReversed().map(({ claim, rule, ruleName, label, amount, why, state, madeAt }) =>
    table.line({
      'recorded at': madeAt,
      state,
      rule,
      'rule name': ruleName.en,
      about: label,
      kind: 'award',
      points: amount,
      held: 0,
      arithmetic: arithmeticText(why),
      cause: claim,
    }),
  )
  return [table.head, ...recorded, ...waiting].join('')
}

export function historyJson(view: HistoryView, place: PlaceHead | null, exportedAt: string): string {
  const where = place && {
    kind: place.kind,
    name: place.name,
    address: place.address,
    service: place.service,
    member: place.member,
  }
  return `${JSON.stringify({ exportedAt, points: view.kind, timeZone: view.programme.timeZone, place: where, entries: view.rows.toReversed(), pending: view.pending.toReversed() }, null, 2)}\n`
}
