import type { OutboxItemView } from '@shared/ipc/views'
import { useState } from 'react'
import { useActions, useAppState } from '../store/context'
import { useWords } from '../text/words'
import { Button } from '../ui/button'
import { LayerBar } from '../ui/layer-bar'
import { CubeIcon, EditIcon, PersonIcon, PresetIcon, PrinterIcon, type Icon } from '../ui/icons'
import { StateChip } from '../ui/state-chip'
import styles from './waiting-list.module.css'

const icons: Readonly<Record<OutboxItemView['kind'], Icon>> = {
  preferences: EditIcon,
  identity: PersonIcon,
  profile: PersonIcon,
  printer: PrinterIcon,
  'publish-model': CubeIcon,
  'publish-profile': PresetIcon,
}

/** Every action that is not confirmed yet: its state, the reason, the next try, and what can be done about it. */
export function WaitingList({ items }: { readonly items: readonly OutboxItemView[] }) {
  return (
    <ul className={styles['list']}>
      {items.map((item) => (
        <WaitingItem key={item.id} item={item} />
      ))}
    </ul>
  )
}

function WaitingItem({ item }: { readonly item: OutboxItemView }) {
  const words = useWords()
  const { t } = words
  const Mark = icons[item.kind]
  return (
    <li className={styles['item']}>
      <Mark size={20} stroke={1.6} className={styles['icon']} aria-hidden />
      <div className={styles['body']}>
        <div className={styles['line']}>
          <span className={styles['label']}>{item.label}</span>
          <StateChip state={item.state} />
        </div>
        <p className={styles['facts']}>{factsOf(item, words)}</p>
        <p className={styles['why']}>{whyOf(item, words)}</p>
        {item.upload && (
          <LayerBar
            size="progress"
            role="progressbar"
            total={item.upload.size}
            perStrand={item.upload.size}
            portions={[{ state: 'confirmed', amount: item.upload.sent }]}
            label={item.label}
            value={item.upload.sent}
            valueText={t('waiting.sending', {
              sent: words.bytes(item.upload.sent),
              size: words.bytes(item.upload.size),
            })}
          />
        )}
        <Actions item={item} />
      </div>
    </li>
  )
}

type Words = ReturnType<typeof useWords>

const kindOf = (kind: OutboxItemView['kind']): string =>
  kind === 'publish-model' ? 'model' : kind === 'publish-profile' ? 'print_profile' : kind

function factsOf(item: OutboxItemView, { t, dayTimeWithin, bytes }: Words): string {
  const facts = [
    t('waiting.kind', { kind: kindOf(item.kind) }),
    t('waiting.madeAt', { at: dayTimeWithin(item.madeAt) }),
    item.upload
      ? t('waiting.sending', { sent: bytes(item.upload.sent), size: bytes(item.upload.size) })
      : null,
    item.state === 'waiting-to-sync' && item.attempts > 0
      ? t('waiting.attempts', { count: item.attempts })
      : null,
  ]
  return facts.filter((fact) => fact !== null).join(' · ')
}

function whyOf(item: OutboxItemView, words: Words): string {
  const { t, time, error } = words
  const next = item.nextTryAt === null ? '' : t('sync.nextTry', { at: time(item.nextTryAt) })
  if (item.error)
    return item.state === 'refused' || next === ''
      ? error(item.error)
      : `${error(item.error)} ${sentence(next)}`
  switch (item.state) {
    case 'waiting-to-sync':
      return next === '' ? t('waiting.offline') : sentence(next)
    case 'waiting-for-approval':
      return t('waiting.approval')
    case 'paused':
      return t('waiting.paused')
    case 'ask-whether-it-went-through':
      return t('kit.questionWhy')
    case 'sending':
    case 'refused':
      return ''
  }
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

function Actions({ item }: { readonly item: OutboxItemView }) {
  const { t } = useWords()
  const { ask, go } = useActions()
  const place = useAppState((state) => state.place.kind)
  const [sure, setSure] = useState(false)
  const refused = item.state === 'refused'
  const paused = item.state === 'paused'
  const isUpload = item.kind === 'publish-model' || item.kind === 'publish-profile'
  const canBeHeld =
    isUpload &&
    (paused || item.state === 'waiting-to-sync' || (item.state === 'sending' && item.upload !== null))
  const discard = () => void ask('outbox.discard', { claim: item.id })

  if (item.state === 'ask-whether-it-went-through' && item.file !== null) {
    const file = item.file
    return (
      <div className={styles['actions']}>
        <Button size="small" onClick={() => void ask('kit.answer', { file, wentThrough: true })}>
          {t('kit.yes')}
        </Button>
        <Button size="small" onClick={() => void ask('kit.answer', { file, wentThrough: false })}>
          {t('kit.no')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => go('files', { file, publishing: file })}>
          {t('action.show')}
        </Button>
      </div>
    )
  }
  if (sure) {
    return (
      <div className={styles['sure']}>
        <p>{t('waiting.discardWhy')}</p>
        <div className={styles['actions']}>
          <Button size="small" onClick={discard}>
            {t('waiting.discardSure')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => setSure(false)}>
            {t('waiting.keep')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={styles['actions']}>
      {(item.state === 'waiting-to-sync' || refused) && place !== 'none' && (
        <Button size="small" onClick={() => void ask('outbox.try-again', { claim: item.id })}>
          {t('action.tryAgain')}
        </Button>
      )}
      {canBeHeld && (
        <Button
          size="small"
          kind="quiet"
          onClick={() => void ask('outbox.pause', { claim: item.id, paused: !paused })}
        >
          {t(paused ? 'waiting.goOn' : 'waiting.pause')}
        </Button>
      )}
      {item.file !== null && (
        <Button size="small" kind="quiet" onClick={() => go('files', { file: item.file })}>
          {t('action.show')}
        </Button>
      )}
      {(item.state === 'waiting-to-sync' || paused || refused) && (
        <Button size="small" kind="quiet" onClick={refused ? discard : () => setSure(true)}>
          {t(refused ? 'waiting.putAway' : 'waiting.discard')}
        </Button>
      )}
    </div>
  )
}
