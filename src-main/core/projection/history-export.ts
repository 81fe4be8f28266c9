import { csvBegin, csvLine } from '@shared/csv'
import type { HistoryView } from '@shared/ipc/views'
import { arithmeticText } from '@shared/ledger/arithmetic-text'
import type { PlaceHead } from '@shared/state/document'

/** The whole record, fit as evidence elsewhere: every entry and what waits, oldest first. */

const columns = [
  'recorded at',
  'occurred at',
  'state',
  'rule',
  'rule name',
  'subject',
  'label',
  'step',
  'kind',
  'points',
  'held',
  'balance after',
  'reason',
  'note of the team',
  'arithmetic',
  'cause',
  'cause type',
  'programme',
  'version',
  'entry',
  'answers',
] as const

export function historyCsv({ rows, pending, kind }: HistoryView): string {
  const lines = [
    [...columns],
    ...rows
      .toReversed()
      .map(({ entry, ruleName, label, note, balanceAfter, factType }) => [
        entry.recordedAt,
        entry.occurredAt,
        kind,
        entry.rule,
        ruleName.en,
        entry.subject,
        label,
        entry.step,
        entry.kind,
        entry.amount,
        entry.held,
        balanceAfter,
        entry.reason ?? '',
        note,
        arithmeticText(entry.why),
        entry.cause,
        factType ?? '',
        entry.programme,
        entry.version,
        entry.id,
        entry.answers ?? '',
      ]),
    ...pending
      .toReversed()
      .map(({ claim, rule, ruleName, label, amount, why, state, madeAt }) => [
        madeAt,
        '',
        state,
        rule,
        ruleName.en,
        '',
        label,
        '',
        'award',
        amount,
        0,
        '',
        '',
        '',
        arithmeticText(why),
        claim,
        '',
        '',
        '',
        '',
        '',
      ]),
  ]
  return csvBegin + lines.map(csvLine).join('')
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
