import type { OutboxItemView, TaskState } from '@shared/ipc/views'
import { useApp } from '../store/context'
import { useWords } from '../text/words'
import { Button, IconButton, TextButton } from '../ui/button'
import { Chip, type Tone } from '../ui/chip'
import { ChoiceMenu } from '../ui/choice-menu'
import {
  CheckIcon,
  FilesIcon,
  FilterIcon,
  ForwardIcon,
  InfoIcon,
  RefreshIcon,
  SettingsIcon,
} from '../ui/icons'
import { InfoNote } from '../ui/info-note'
import { StateChip } from '../ui/state-chip'
import { Tip } from '../ui/tip'
import { VerdictChip } from '../ui/verdict-chip'

const nothing = () => undefined

export function Buttons() {
  const { t } = useWords()
  const words = t('detail.publish')
  return (
    <>
      {(['primary', 'secondary', 'quiet'] as const).flatMap((kind) =>
        (['small', 'normal', 'page'] as const).map((size) => (
          <Button key={`${kind} ${size}`} kind={kind} size={size}>
            {words}
          </Button>
        )),
      )}
      <Button icon={FilesIcon}>{words}</Button>
      <Button iconAfter={ForwardIcon}>{words}</Button>
      <Button kind="primary" busy>
        {words}
      </Button>
      <Button kind="primary" disabled>
        {words}
      </Button>
      <Button disabled>{words}</Button>
      <IconButton icon={RefreshIcon} label={t('action.tryNow')} />
      <IconButton icon={RefreshIcon} label={t('action.tryNow')} disabled />
      <IconButton small icon={InfoIcon} label={t('action.show')} />
      <TextButton onClick={nothing}>{t('action.show')}</TextButton>
    </>
  )
}

const tones: readonly Tone[] = [
  'good',
  'wait',
  'mend',
  'stop',
  'neutral',
  'accent',
  'bare',
  'bare-good',
  'bare-wait',
]

export function Chips() {
  const { t } = useWords()
  return tones.map((tone) => (
    <Chip key={tone} tone={tone} icon={CheckIcon}>
      {t('state.complete')}
    </Chip>
  ))
}

const states: readonly (TaskState | OutboxItemView['state'])[] = [
  'to-do',
  'open',
  'waiting-to-sync',
  'waiting-for-approval',
  'complete',
  'cap-reached',
  'sending',
  'paused',
  'refused',
  'ask-whether-it-went-through',
]

export function StateChips() {
  return states.map((state) => <StateChip key={state} state={state} />)
}

/** Of every file of the scene: each verdict, and each state of what was published. */
export function VerdictChips() {
  const files = useApp((store) => store.files)
  return files.status === 'ready' && files.value.map((row) => <VerdictChip key={row.id} row={row} />)
}

export function ChoiceMenus() {
  const { t } = useWords()
  const items = [
    { key: 'all', label: t('files.filter.all'), on: true, onPick: nothing },
    { key: 'qualifies', label: t('files.filter.qualifies'), on: false, onPick: nothing },
  ]
  return (
    <>
      <ChoiceMenu name={t('files.filter')} label={t('files.filter.all')} icon={FilterIcon} items={items} />
      <ChoiceMenu label={t('action.show')} items={items} />
    </>
  )
}

export function InfoNotes() {
  const { t } = useWords()
  return (
    <InfoNote label={t('action.show')} title={t('community.emptyTitle')}>
      {t('community.emptyWhy', { place: t('place.none') })}
    </InfoNote>
  )
}

export function Tips() {
  const { t } = useWords()
  return (
    <Tip label={t('nav.settings')}>
      <span>
        <IconButton icon={SettingsIcon} label={t('nav.settings')} />
      </span>
    </Tip>
  )
}
