import type { Explanation } from '@shared/explain/explanation'
import { answerText, arithmeticText } from '@shared/i18n/explanation-text'
import type { HistoryRow } from '@shared/ipc/views'
import type { Words } from '../../text/words'

/** An entry as plain text, fit to be shown elsewhere: the answer, the arithmetic, and every id that proves it. */
export function evidence(row: HistoryRow, explanation: Explanation, words: Words): string {
  const { t, local } = words
  const { entry } = row
  const lines = arithmeticText(explanation, words).map(({ name, value }) => `${name}: ${value}`)
  return [
    answerText(explanation, words),
    [local(row.ruleName), row.label].filter(Boolean).join(' · '),
    ...(row.note === '' ? [] : [`${t('why.note')}: ${row.note}`]),
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
