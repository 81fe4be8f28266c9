import type { AppError } from '@shared/errors'
import type { MessageId } from '@shared/i18n/catalogue'
import type { RequestOutput } from '@shared/ipc/contract'
import { useState } from 'react'
import { useActions, useApp, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button, TextButton } from '../../ui/button'
import { CheckIcon, DownloadIcon } from '../../ui/icons'
import { LayerBar } from '../../ui/layer-bar'
import styles from './community.module.css'

type Props = {
  readonly model: string
  readonly profile: string | null
  readonly name: string
  readonly label: string
  /** The action of the sheet. */
  readonly main?: boolean
}

type Outcome =
  | { readonly is: 'saved'; readonly saved: NonNullable<RequestOutput<'community.download'>['saved']> }
  | { readonly is: 'failed'; readonly error: AppError }

const failures: Partial<Record<AppError['code'], MessageId>> = {
  'service-unreachable': 'community.lineBroke',
  'hash-mismatch': 'community.otherBytes',
  'file-rejected': 'community.noModel',
  'file-unreadable': 'community.noModel',
  unexpected: 'community.cantSave',
}

/** Fetches a file into a folder that the member chooses; how far it is and what came of it stand where the click was. */
export function DownloadFile({ model, profile, name, label, main = false }: Props) {
  const { t, error } = useWords()
  const { go } = useActions()
  const bridge = useApp((store) => store.bridge)
  const subject = profile ?? model
  const running = useAppState((state) => state.downloads.find((one) => one.subject === subject))
  const [asking, setAsking] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  const fetch = async () => {
    setAsking(true)
    const answer = await bridge.request('community.download', { model, profile })
    setAsking(false)
    if (!answer.ok) return setOutcome({ is: 'failed', error: answer.error })
    const { saved } = answer.value
    setOutcome(saved && { is: 'saved', saved })
  }

  const known = outcome?.is === 'failed' ? failures[outcome.error.code] : undefined

  if (running) return <Progress name={name} {...running} />
  return (
    <div className={styles['download']}>
      <div className={styles['outcome']}>
        <div role="status">
          {outcome?.is === 'saved' && (
            <p className={styles['saved']}>
              <CheckIcon size={16} stroke={2} aria-hidden />
              {t('community.saved', { name: outcome.saved.name })}
            </p>
          )}
        </div>
        {outcome?.is === 'saved' && (
          <TextButton
            label={`${t('community.showFile')}: ${outcome.saved.name}`}
            onClick={() => go('files', { file: outcome.saved.file })}
          >
            {t('community.showFile')}
          </TextButton>
        )}
        <div role="alert">
          {outcome?.is === 'failed' && (
            <p className="wrong-words">{known ? t(known) : error(outcome.error)}</p>
          )}
        </div>
      </div>
      <Button
        kind={main ? 'primary' : 'secondary'}
        size={main ? 'page' : 'small'}
        icon={DownloadIcon}
        busy={asking}
        label={`${t('community.download')}: ${name}, ${label}`}
        onClick={() => void fetch()}
      >
        {label}
      </Button>
    </div>
  )
}

type ProgressProps = {
  readonly name: string
  readonly subject: string
  readonly received: number
  readonly size: number
}

function Progress({ name, subject, received, size }: ProgressProps) {
  const { t, bytes } = useWords()
  const { ask } = useActions()
  const sentence = t('community.downloading', { received: bytes(received), size: bytes(size) })
  return (
    <div className={styles['download']}>
      <div className={styles['progress']}>
        <p className="small-words">{sentence}</p>
        <LayerBar
          size="progress"
          role="progressbar"
          total={size}
          perStrand={size}
          portions={[{ state: 'confirmed', amount: received }]}
          label={name}
          value={received}
          valueText={sentence}
        />
      </div>
      <Button
        size="small"
        label={`${t('community.stop')}: ${name}`}
        onClick={() => void ask('community.stop', { subject })}
      >
        {t('community.stop')}
      </Button>
    </div>
  )
}
