import type { HistoryRow } from '@shared/ipc/views'
import type { ReactNode } from 'react'
import type { Words } from '../../text/words'

/** What follows from an entry for the member. */
export function nextStepOf({ entry, ruleName }: HistoryRow, timeZone: string, words: Words): ReactNode {
  const { t, rich, local, date } = words
  if (entry.kind === 'deduction') return t('why.next.deduction')
  if (entry.kind === 'reversal') return t('why.next.reversal')
  if (entry.kind !== 'award') return t('why.next.other')
  if (entry.reason === 'cap-reached' || entry.reason === 'cut-to-cap') {
    const month = entry.why.cap?.month ?? null
    if (month === null) return t('why.next.capReachedEver')
    const opens = `${date(firstOfNext(month), 'UTC')}, 00:00 ${timeZone}`
    return rich('why.next.capReached', { rule: local(ruleName), date: opens })
  }
  return t('why.next.full')
}

/** The first day of the month after, as a calendar day: midnight there is what the rules' own zone says. */
function firstOfNext(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString()
}
