import type { EntryKind } from '@shared/ledger/entry'
import type { HistoryRow, LocalText } from '@shared/ipc/views'
import { monthIn } from '@shared/time'

export type HistoryFilter = {
  /** `2026-11`; null for all. */
  readonly month: string | null
  readonly rule: string | null
  readonly kind: EntryKind | null
}
export const noFilter: HistoryFilter = { month: null, rule: null, kind: null }

/** Rows in the months as the rules count them, of one rule, of one kind. The running balance stays as it was. */
export function filterHistory(
  rows: readonly HistoryRow[],
  timeZone: string,
  filter: HistoryFilter,
): readonly HistoryRow[] {
  const { month, rule, kind } = filter
  if (month === null && rule === null && kind === null) return rows
  return rows.filter(
    ({ entry }) =>
      (month === null || monthIn(timeZone, entry.occurredAt) === month) &&
      (rule === null || entry.rule === rule) &&
      (kind === null || entry.kind === kind),
  )
}

/** The months that have entries, newest first. */
export const monthsOf = (rows: readonly HistoryRow[], timeZone: string): readonly string[] =>
  [...new Set(rows.map(({ entry }) => monthIn(timeZone, entry.occurredAt)))].sort().reverse()

export function rulesOf(
  rows: readonly HistoryRow[],
): readonly { readonly rule: string; readonly name: LocalText }[] {
  const names = new Map(rows.map(({ entry, ruleName }) => [entry.rule, ruleName]))
  return [...names].map(([rule, name]) => ({ rule, name }))
}

export const kindsOf = (rows: readonly HistoryRow[]): readonly EntryKind[] => [
  ...new Set(rows.map(({ entry }) => entry.kind)),
]
