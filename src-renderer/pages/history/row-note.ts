import type { Arithmetic } from '@shared/ledger/entry'
import type { HistoryRow } from '@shared/ipc/views'
import type { Words } from '../../text/words'

/** `2 + 4 + 4` of a scored award; empty where there are no parts. */
export const partsSum = (why: Arithmetic): string => (why.parts ?? []).map(({ points }) => points).join(' + ')

/** What stands after the name of the subject on a history line: the how-many-th, the parts, the reason. */
export function rowNote({ entry, label }: HistoryRow, { t, number }: Words): string {
  const { why, reason } = entry
  const notes = [
    label,
    entry.kind === 'award' ? partsSum(why) : '',
    why.threshold === undefined ? '' : t('tasks.downloads', { count: why.threshold }),
    why.nth !== undefined && reason === 'cap-reached' ? t('why.nth', { nth: why.nth }) : '',
    reason === null ? '' : t(`reason.${reason}`),
    entry.kind === 'award' || reason !== null ? '' : t(`kind.${entry.kind}`),
    why.total !== undefined && why.threshold === undefined ? number(why.total) : '',
  ]
  return notes.filter(Boolean).join(' · ')
}
