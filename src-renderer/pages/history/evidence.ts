import type { HistoryRow } from '@shared/ipc/views'
import type { Words } from '../../text/words'
import { sourceOfRow, whyHeadline, whyLines } from './arithmetic'

/** An entry as plain text, fit to be shown elsewhere: the answer, the arithmetic, and every id that proves it. */
export function evidence(row: HistoryRow, words: Words): string {
  const { t, local } = words
  const { entry } = row
  const source = sourceOfRow(row)
  const lines = whyLines(source, words).map(({ name, value }) => `${name}: ${value}`)
  return [
    whyHeadline(source, words),
    [local(row.ruleName), row.label].filter(Boolean).join(' · '),
    '',
    ...lines,
    `${t('why.balanceAfter')}: ${words.number(row.balanceAfter)}`,
    '',
    `${t('why.event')}: ${row.factType ?? '–'} (${entry.cause})`,
    `${t('why.rule')}: ${entry.rule}, ${entry.programme} ${entry.version}`,
    `${t('why.entry')}: ${entry.id}`,
    `${t('history.when')}: ${entry.occurredAt} / ${entry.recordedAt}`,
    ...(entry.answers === null ? [] : [`${t('why.answers')}: ${entry.answers}`]),
  ].join('\n')
}
