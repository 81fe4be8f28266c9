import type { FileRow } from '@shared/ipc/views'
import { useWords, type Words } from '../text/words'
import { Chip, type Tone } from './chip'
import { ApprovalIcon, CheckIcon, ClockIcon, MendIcon, StopIcon, UploadIcon, type Icon } from './icons'

export type VerdictLook = { readonly tone: Tone; readonly icon: Icon; readonly text: string }

/** What stands on a file's line: what became of it once published, else its verdict with the points if published next. */
export function verdictLook(row: FileRow, { t, signed }: Words): VerdictLook | null {
  const amount = signed(row.earned ?? row.points ?? 0)
  switch (row.publication) {
    case 'waiting-to-sync':
      return {
        tone: 'wait',
        icon: ClockIcon,
        text: t('verdict.pending', { amount: signed(row.points ?? 0) }),
      }
    case 'sending':
      return { tone: 'wait', icon: UploadIcon, text: t('verdict.sending') }
    case 'waiting-for-approval':
      return { tone: 'wait', icon: ApprovalIcon, text: t('verdict.waitingApproval') }
    case 'refused':
      return { tone: 'stop', icon: StopIcon, text: t('verdict.refused') }
    case 'confirmed':
      return { tone: 'bare-good', icon: CheckIcon, text: t('verdict.earned', { amount }) }
    case 'estimate':
      return { tone: 'bare', icon: CheckIcon, text: t('verdict.estimate', { amount }) }
    case null:
  }
  switch (row.verdict) {
    case 'qualifies':
      return {
        tone: 'good',
        icon: CheckIcon,
        text:
          row.points === null
            ? t('verdict.qualifies')
            : t('verdict.qualifiesAmount', { amount: signed(row.points) }),
      }
    case 'does-not-qualify':
      return { tone: 'mend', icon: MendIcon, text: t('verdict.notYet') }
    case 'rejected':
      return { tone: 'stop', icon: StopIcon, text: t('verdict.cantBeRead') }
    case null:
      return null
  }
}

export function VerdictChip({ row }: { readonly row: FileRow }) {
  const words = useWords()
  const look = verdictLook(row, words)
  if (row.state === 'settling' || (row.state === 'checking' && row.verdict === null)) {
    return (
      <Chip tone="bare-wait" icon={ClockIcon}>
        {words.t(row.state === 'settling' ? 'files.settling' : 'files.checking')}
      </Chip>
    )
  }
  if (!look) return null
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {look.text}
    </Chip>
  )
}
