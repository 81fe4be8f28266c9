import type { FileRow } from '@shared/ipc/views'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { CheckIcon } from '../../ui/icons'
import { LayerBar } from '../../ui/layer-bar'
import type { Progress } from './progress-of'
import styles from './publish.module.css'

type Props = { readonly row: FileRow; readonly progress: Progress; readonly onClose: () => void }

/** The foot of the sheet once it is recorded: closing it does not stop the upload. */
export function PublishProgress({ row, progress, onClose }: Props) {
  const { t, rich, signed, bytes } = useWords()
  const { go, ask } = useActions()
  const { stage, upload, items } = progress
  const held = items.find(({ state }) => state === 'paused')
  const sent = items.find(({ state, upload: part }) => state === 'sending' && part !== null)
  const canBeHeld = held ?? sent
  const amount = signed(row.earned ?? row.points ?? 0)
  return (
    <>
      <div className={styles['progress']} role="status">
        {stage === 'sending' && upload ? (
          <>
            <div className={styles['progressWords']}>
              <span>
                {rich('publish.uploadingOf', { sent: bytes(upload.sent), size: bytes(upload.size) })}
              </span>
              <span className="small-words">{t('publish.goesOn')}</span>
            </div>
            <LayerBar
              size="progress"
              role="progressbar"
              total={upload.size}
              perStrand={Math.max(1, Math.ceil(upload.size / 3))}
              portions={[{ state: 'confirmed', amount: upload.sent }]}
              label={t('publish.step.upload')}
              value={upload.sent}
              valueText={t('waiting.sending', { sent: bytes(upload.sent), size: bytes(upload.size) })}
            />
          </>
        ) : (
          <p className={styles['result']}>
            {stage === 'confirmed' && <CheckIcon size={20} stroke={2} aria-hidden />}
            <b>{t(stage === 'confirmed' ? 'publish.confirmed' : 'publish.done', { amount })}</b>
            {stage !== 'confirmed' && (
              <span className="small-words">{t(held ? 'waiting.paused' : 'publish.doneClose')}</span>
            )}
          </p>
        )}
      </div>
      {canBeHeld && (
        <Button
          size="page"
          onClick={() => void ask('outbox.pause', { claim: canBeHeld.id, paused: held === undefined })}
        >
          {t(held ? 'waiting.goOn' : 'waiting.pause')}
        </Button>
      )}
      {stage === 'confirmed' && (
        <Button size="page" onClick={() => go('history')}>
          {t('publish.seeHistory')}
        </Button>
      )}
      <Button size="page" onClick={onClose}>
        {t('action.close')}
      </Button>
    </>
  )
}
