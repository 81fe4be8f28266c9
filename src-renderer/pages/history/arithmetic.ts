import type { Arithmetic, Entry } from '@shared/ledger/entry'
import type { HistoryRow, LocalText, PendingRow } from '@shared/ipc/views'
import type { Words } from '../../text/words'

/** `2 + 4 + 4` of a scored award; empty where there are no parts. */
export const partsSum = (why: Arithmetic): string => (why.parts ?? []).map(({ points }) => points).join(' + ')

/** What stands after the name of the subject on a history line: the how-many-th, the parts, the reason. */
export function rowNote({ entry, label }: HistoryRow, { t, number }: Words): string {
  const { why, reason } = entry
  const notes = [
    label,
    partsSum(why),
    why.threshold === undefined ? '' : t('tasks.downloads', { count: why.threshold }),
    why.nth !== undefined && reason === 'cap-reached' ? t('why.nth', { nth: why.nth }) : '',
    reason === null ? '' : t(`reason.${reason}`),
    entry.kind === 'award' || reason !== null ? '' : t(`kind.${entry.kind}`),
    why.total !== undefined && why.threshold === undefined ? number(why.total) : '',
  ]
  return notes.filter(Boolean).join(' · ')
}

export type WhyLine = { readonly name: string; readonly value: string; readonly result?: boolean }

export type WhySource = {
  readonly ruleName: LocalText
  readonly why: Arithmetic
  readonly amount: number
  readonly kind: Entry['kind'] | 'pending'
}

/** The answer as one line, with the numbers that decided it. */
export function whyHeadline(source: WhySource, words: Words): string {
  const { t, number, signed, month, local } = words
  const { why, amount, kind } = source
  const rule = local(source.ruleName)
  const nth =
    why.nth === undefined
      ? ''
      : why.cap?.month == null
        ? t('why.nth', { nth: why.nth })
        : t('why.nthOfMonth', { nth: why.nth, month: month(why.cap.month) })
  const lead = nth === '' ? rule : t('why.lead', { rule, nth })
  const given = number(amount)
  if (kind === 'deduction' || kind === 'reversal')
    return t('why.headline.taken', { rule, given: number(-amount) })
  if (kind !== 'award' && kind !== 'pending') return t('why.headline.other', { rule, given: signed(amount) })
  if (why.cap && amount === 0 && why.asked > 0) {
    return t('why.headline.zero', { lead, asked: number(why.asked), limit: number(why.cap.limit) })
  }
  if (why.cap && amount < why.asked) {
    const left = number(Math.max(0, why.cap.limit - why.cap.usedBefore))
    return t('why.headline.cut', {
      lead,
      asked: number(why.asked),
      left,
      limit: number(why.cap.limit),
      given,
    })
  }
  return t(kind === 'pending' ? 'why.headline.pending' : 'why.headline.full', { lead, given })
}

/** The arithmetic line by line; the last line is the result. */
export function whyLines(
  { why, amount, kind }: WhySource,
  { t, number, signed, month }: Words,
): readonly WhyLine[] {
  const lines: WhyLine[] = []
  for (const part of why.parts ?? []) {
    lines.push({ name: t('why.part', { name: part.name }), value: number(part.points) })
  }
  if (why.threshold !== undefined) lines.push({ name: t('why.threshold'), value: number(why.threshold) })
  if (why.total !== undefined) lines.push({ name: t('why.total'), value: number(why.total) })
  lines.push({ name: t('why.asked'), value: number(why.asked) })
  const taken = kind === 'deduction' || kind === 'reversal'
  if (taken) return [...lines, { name: t('why.taken'), value: signed(amount), result: true }]
  const given = kind === 'pending' ? t('why.pendingGiven') : t('why.given')
  if (!why.cap) return [...lines, { name: given, value: number(amount), result: true }]
  const { limit, usedBefore, month: of } = why.cap
  const left = Math.max(0, limit - usedBefore)
  return [
    ...lines,
    { name: t(of === null ? 'why.cap' : 'why.capOfMonth'), value: number(limit) },
    {
      name: of === null ? t('why.usedBeforeEver') : t('why.usedBefore', { month: month(of) }),
      value: number(usedBefore),
    },
    { name: t('why.leftUnder'), value: `${number(limit)} − ${number(usedBefore)} = ${number(left)}` },
    {
      name: amount < why.asked ? t('why.givenSmaller', { a: number(why.asked), b: number(left) }) : given,
      value: number(amount),
      result: true,
    },
  ]
}

export const sourceOfRow = ({ entry, ruleName }: HistoryRow): WhySource => ({
  ruleName,
  why: entry.why,
  amount: entry.amount,
  kind: entry.kind,
})

export const sourceOfPending = ({ ruleName, why, amount }: PendingRow): WhySource => ({
  ruleName,
  why,
  amount,
  kind: 'pending',
})
