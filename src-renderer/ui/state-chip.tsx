import type { MessageId } from '@shared/i18n/catalogue'
import type { OutboxItemView, TaskState } from '@shared/ipc/views'
import { useWords } from '../text/words'
import { Chip, type Tone } from './chip'
import {
  ApprovalIcon,
  CheckIcon,
  CircleIcon,
  ClockIcon,
  LockIcon,
  PauseIcon,
  StopIcon,
  UploadIcon,
  type Icon,
} from './icons'

type State = TaskState | OutboxItemView['state']
type Look = { readonly tone: Tone; readonly icon: Icon; readonly text: MessageId }

const looks: Readonly<Record<State, Look>> = {
  'to-do': { tone: 'bare', icon: CircleIcon, text: 'state.toDo' },
  open: { tone: 'bare', icon: CircleIcon, text: 'state.open' },
  'waiting-to-sync': { tone: 'wait', icon: ClockIcon, text: 'state.waitingToSync' },
  'waiting-for-approval': { tone: 'wait', icon: ApprovalIcon, text: 'state.waitingForApproval' },
  complete: { tone: 'bare-good', icon: CheckIcon, text: 'state.complete' },
  'cap-reached': { tone: 'neutral', icon: LockIcon, text: 'state.capReached' },
  sending: { tone: 'wait', icon: UploadIcon, text: 'state.sending' },
  paused: { tone: 'neutral', icon: PauseIcon, text: 'state.paused' },
  refused: { tone: 'stop', icon: StopIcon, text: 'state.refused' },
  'ask-whether-it-went-through': { tone: 'wait', icon: ApprovalIcon, text: 'state.asked' },
}

export function StateChip({ state, quiet = false }: { readonly state: State; readonly quiet?: boolean }) {
  const { t } = useWords()
  const { tone, icon, text } = looks[state]
  return (
    <Chip tone={quiet && tone === 'wait' ? 'bare-wait' : tone} icon={icon}>
      {t(text)}
    </Chip>
  )
}
