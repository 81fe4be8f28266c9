import type { FileDetail, FileRow, Kit, PublishDraft } from '@shared/ipc/views'
import { useState } from 'react'
import { useActions, useAppState } from '../../store/context'
import { useFileDetail } from '../../store/file-detail'
import { placeName } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { UploadIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea, Shape } from '../../ui/shape'
import { Sheet } from '../../ui/sheet'
import { Forecast, Happens, sumOf } from './forecast'
import { KitSheet } from './kit-sheet'
import { KitSteps } from './kit-steps'
import { useMadeKit } from './made-kit'
import { PublishFields } from './publish-fields'
import { fillingFrom, formFrom, missingFrom, stillOpen, type Filling } from './publish-form'
import { PublishProgress } from './publish-progress'
import { progressOf } from './progress-of'
import styles from './publish.module.css'

type Props = { readonly row: FileRow; readonly onClose: () => void }

/** Model and profile in one sheet: everything filled in from the file, the forecast beside it, progress at its foot. */
export function PublishSheet({ row, onClose }: Props) {
  const { t } = useWords()
  const made = useMadeKit(row.id)
  const detail = useFileDetail(row)
  const place = useAppState((state) => state.place)
  const outbox = useAppState((state) => state.outbox)
  const title = row.title ?? row.name
  const now = made.status === 'ready' && detail.status === 'ready' ? detail.value : null
  // Once all is published main has neither draft nor forecast left: the sheet stays as it was opened.
  const [opened, setOpened] = useState<FileDetail | null>(null)
  if (made.status === 'ready' && made.value) return <KitSheet row={row} kit={made.value} onClose={onClose} />
  if (opened === null && now?.draft) setOpened(now)
  if (opened?.draft) {
    const claims = now?.claims ?? opened.claims
    return <Ready row={row} detail={{ ...opened, claims }} draft={opened.draft} onClose={onClose} />
  }
  const progress = now && progressOf(row, now.claims, outbox)
  return (
    <Sheet
      open
      width={now ? 'narrow' : 'wide'}
      title={now ? title : t('publish.title', { title })}
      context={placeName(place) ?? undefined}
      closeLabel={t('action.close')}
      onClose={onClose}
      foot={progress ? <PublishProgress row={row} progress={progress} onClose={onClose} /> : undefined}
    >
      {now && (
        <div className={styles['waits']}>
          {progress ? (
            <Happens progress={progress} place={placeName(place) ?? t('place.practice')} />
          ) : (
            <p>{t('detail.footNothing')}</p>
          )}
        </div>
      )}
      {!now && detail.status !== 'failed' && (
        <LoadingArea label={t('loading.label')}>
          <div className={styles['fields']}>
            <Shape height={160} />
            <Shape height={36} />
            <Shape height={120} />
          </div>
        </LoadingArea>
      )}
      {detail.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={detail.error} onRetry={onClose} />
      )}
    </Sheet>
  )
}

type ReadyProps = Props & { readonly detail: FileDetail; readonly draft: PublishDraft }

function Ready({ row, detail, draft, onClose }: ReadyProps) {
  const words = useWords()
  const { t } = words
  const { ask } = useActions()
  const place = useAppState((state) => state.place)
  const outbox = useAppState((state) => state.outbox)
  const [filling, setFilling] = useState<Filling>(() => fillingFrom(draft))
  const [busy, setBusy] = useState(false)
  const [kit, setKit] = useState<Kit | null>(null)
  const assisted = place.kind === 'assisted'
  const progress = progressOf(row, detail.claims, outbox)
  const recorded = !assisted && progress !== null
  const missing = missingFrom(filling, draft)
  const what = draft.publishes.length === 2 ? 'both' : (draft.publishes[0] ?? 'other')
  const name = placeName(place) ?? t('place.practice')
  const sum = sumOf(filling.origin === 'repost' ? detail.forecastAsRepost : detail.forecast)

  const publish = async () => {
    setBusy(true)
    const input = { file: row.id, form: formFrom(filling, row.hasThumbnail) }
    if (assisted) {
      const answer = await ask('kit.make', input)
      if (answer.ok) setKit(answer.value)
    } else {
      await ask('files.publish', input)
    }
    setBusy(false)
  }

  const foot = kit ? undefined : recorded ? (
    <PublishProgress row={row} progress={progress} onClose={onClose} />
  ) : (
    <>
      <p className={styles['footText']}>{t(missing ?? (assisted ? 'kit.footNext' : 'publish.footNext'))}</p>
      <Button
        kind="primary"
        size="page"
        icon={UploadIcon}
        busy={busy}
        disabled={missing !== null}
        onClick={() => void publish()}
      >
        {busy
          ? t('publish.doing')
          : assisted
            ? t('kit.make')
            : t('publish.doFor', { amount: words.signed(sum) })}
      </Button>
    </>
  )

  return (
    <Sheet
      open
      width="wide"
      title={kit ? t('kit.title', { site: name }) : t('publish.title', { title: filling.title || row.name })}
      context={
        kit
          ? t('kit.made', { title: kit.title || row.name })
          : assisted
            ? t('kit.context', { site: name })
            : t('publish.context', { what, place: name })
      }
      closeLabel={t('action.close')}
      onClose={onClose}
      foot={foot}
    >
      <div className={styles['columns']}>
        {kit ? (
          <KitSteps kit={kit} onClose={onClose} />
        ) : (
          <PublishFields
            row={row}
            draft={draft}
            filling={filling}
            locked={recorded || busy}
            onChange={setFilling}
            report={detail.report}
          />
        )}
        <Forecast
          row={row}
          detail={detail}
          origin={filling.origin}
          toCheck={recorded ? [] : stillOpen(detail.report?.preflight ?? [], filling)}
          progress={progress}
          assisted={assisted}
        />
      </div>
    </Sheet>
  )
}
