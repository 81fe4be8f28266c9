import type { HistoryView } from '@shared/ipc/views'
import type { Arithmetic } from '@shared/ledger/entry'
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
  'arithmetic',
  'cause',
  'cause type',
  'programme',
  'version',
  'entry',
  'answers',
] as const

/** RFC 4180: fields with commas, quotes or line breaks are quoted, lines end in CRLF; a BOM for spreadsheets. */
export function historyCsv({ rows, pending, kind }: HistoryView): string {
  const lines = [
    [...columns],
    ...rows
      .toReversed()
      .map(({ entry, ruleName, label, balanceAfter, factType }) => [
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
        arithmeticText(why),
        claim,
        '',
        '',
        '',
        '',
        '',
      ]),
  ]
  return `\uFEFF${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`
}

/** What a spreadsheet would run as a formula is text; a negative number stays one. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/u.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function arithmeticText({ asked, cap, nth, parts, threshold, total }: Arithmetic): string {
  return [
    `asked ${String(asked)}`,
    ...(cap
      ? [
          `cap ${String(cap.limit)}${cap.month ? ` in ${cap.month}` : ''}, used before ${String(cap.usedBefore)}`,
        ]
      : []),
    ...(nth === undefined ? [] : [`number ${String(nth)}`]),
    ...(parts ?? []).map(({ name, points }) => `${name} ${String(points)}`),
    ...(threshold === undefined ? [] : [`threshold ${String(threshold)}`]),
    ...(total === undefined ? [] : [`total ${String(total)}`]),
  ].join('; ')
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
