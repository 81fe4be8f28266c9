import type { HistoryRow, HistoryView, PendingRow } from '@shared/ipc/views'
import { useState, type ReactNode } from 'react'
import { useActions, useApp, useAppState } from '../../store/context'
import { placeName } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Button, TextButton } from '../../ui/button'
import { CopyIcon } from '../../ui/icons'
import { SideDrawer } from '../../ui/side-drawer'
import { StateChip } from '../../ui/state-chip'
import { Thumbnail } from '../../ui/thumbnail'
import { sourceOfPending, sourceOfRow, whyHeadline, whyLines, type WhySource } from './arithmetic'
import { evidence } from './evidence'
import { nextStepOf } from './next-step'
import { pendingKey } from './pending-panel'
import { WhyBar } from './why-bar'
import styles from './why-drawer.module.css'

type Props = { readonly history: HistoryView; readonly chosen: string; readonly onClose: () => void }

/** Why an entry, or a zero, is there: the answer, the arithmetic line by line, what follows, and what is behind it. */
export function WhyDrawer({ history, chosen, onClose }: Props) {
  const row = history.rows.find(({ entry }) => entry.id === chosen)
  if (row) return <EntryWhy row={row} timeZone={history.timeZone} chosen={chosen} onClose={onClose} />
  const pending = history.pending.find((one) => pendingKey(one) === chosen)
  if (pending)
    return <PendingWhy row={pending} timeZone={history.timeZone} chosen={chosen} onClose={onClose} />
  return null
}

type WhyProps<R> = {
  readonly row: R
  readonly timeZone: string
  readonly chosen: string
  readonly onClose: () => void
}

function EntryWhy({ row, timeZone, chosen, onClose }: WhyProps<HistoryRow>) {
  const words = useWords()
  const { t, local, dayTime } = words
  const source = sourceOfRow(row)
  const { entry } = row
  return (
    <SideDrawer
      about={chosen}
      context={`${local(row.ruleName)} · ${dayTime(entry.occurredAt)}`}
      title={whyHeadline(source, words)}
      closeLabel={t('why.close')}
      onClose={onClose}
      foot={<CopyEvidence text={evidence(row, words)} />}
    >
      <WhyBar source={source} />
      <Arithmetic source={source} />
      <Next>{nextStepOf(row, timeZone, words)}</Next>
      {row.file !== null && <BehindIt file={row.file} />}
      <dl className={styles['behind']}>
        {row.factType !== null && <Fact name={t('why.event')} value={row.factType} />}
        <Fact name={t('why.rule')} value={`${entry.rule}, ${entry.programme} ${entry.version}`} />
        <Fact name={t('why.entry')} value={entry.id} />
        {entry.answers !== null && <Fact name={t('why.answers')} value={entry.answers} />}
      </dl>
    </SideDrawer>
  )
}

function PendingWhy({ row, chosen, onClose }: WhyProps<PendingRow>) {
  const words = useWords()
  const { t, local, dayTime } = words
  const place = useAppState((state) => state.place)
  const source = sourceOfPending(row)
  const name = placeName(place) ?? t('place.practice')
  return (
    <SideDrawer
      about={chosen}
      context={`${local(row.ruleName)} · ${dayTime(row.madeAt)}`}
      title={whyHeadline(source, words)}
      closeLabel={t('why.close')}
      onClose={onClose}
    >
      <div>
        <StateChip state={row.state} />
      </div>
      <WhyBar source={source} />
      <Arithmetic source={source} />
      <Next>
        {row.state === 'waiting-for-approval' ? t('why.next.approval') : t('why.next.sync', { place: name })}
      </Next>
      <dl className={styles['behind']}>
        <Fact name={t('why.rule')} value={row.rule} />
        <Fact name={t('why.claim')} value={row.claim} />
      </dl>
    </SideDrawer>
  )
}

function Arithmetic({ source }: { readonly source: WhySource }) {
  const words = useWords()
  return (
    <dl className={styles['lines']}>
      {whyLines(source, words).map((line) => (
        <div key={line.name} className={line.result === true ? styles['result'] : styles['line']}>
          <dt>{line.name}</dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Next({ children }: { readonly children: ReactNode }) {
  return <p className={styles['next']}>{children}</p>
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </>
  )
}

function BehindIt({ file }: { readonly file: string }) {
  const { t } = useWords()
  const { go } = useActions()
  const row = useApp(({ files }) =>
    files.status === 'ready' ? files.value.find((one) => one.id === file) : undefined,
  )
  if (!row) return null
  return (
    <div className={styles['file']}>
      <Thumbnail row={row} />
      <div className={styles['fileName']}>
        <div>{row.name}</div>
        <div className={styles['small']}>{t('why.file')}</div>
      </div>
      <TextButton label={`${t('action.show')}: ${row.name}`} onClick={() => go('files', { file })}>
        {t('action.show')}
      </TextButton>
    </div>
  )
}

function CopyEvidence({ text }: { readonly text: string }) {
  const { t } = useWords()
  const { ask } = useActions()
  const [copied, setCopied] = useState('')
  return (
    <Button
      icon={CopyIcon}
      onClick={() => void ask('clipboard.write', { text }).then(({ ok }) => setCopied(ok ? text : ''))}
    >
      {t(copied === text ? 'action.copied' : 'why.copy')}
    </Button>
  )
}
