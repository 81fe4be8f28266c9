import { explainEntry } from '@shared/explain/explain-entry'
import type { Explanation } from '@shared/explain/explanation'
import { answerText, arithmeticText, nextSaid } from '@shared/i18n/explanation-text'
import type { HistoryRow, HistoryView, PendingRow } from '@shared/ipc/views'
import type { Programme } from '@shared/programme/schema'
import { useState, type ReactNode } from 'react'
import { useActions, useApp, useAppState } from '../../store/context'
import { placeName } from '../../store/selectors'
import { useWords } from '../../text/words'
import { Button, TextButton } from '../../ui/button'
import { CopyIcon } from '../../ui/icons'
import { SideDrawer } from '../../ui/side-drawer'
import { StateChip } from '../../ui/state-chip'
import { TeamNote } from '../../ui/team-note'
import { Thumbnail } from '../../ui/thumbnail'
import { AskButton, QuestionTold, useQuestion, type Question } from './dispute'
import { evidence } from './evidence'
import { pendingKey } from './pending-panel'
import { WhyBar } from './why-bar'
import styles from './why-drawer.module.css'

type Props = { readonly history: HistoryView; readonly chosen: string; readonly onClose: () => void }

/** Why an entry, or a zero, is there: the answer, the arithmetic line by line, what follows, and what is behind it. */
export function WhyDrawer({ history, chosen, onClose }: Props) {
  const row = history.rows.find(({ entry }) => entry.id === chosen)
  if (row) return <EntryWhy row={row} versions={history.versions} chosen={chosen} onClose={onClose} />
  const pending = history.pending.find((one) => pendingKey(one) === chosen)
  if (pending)
    return <PendingWhy row={pending} programme={history.programme} chosen={chosen} onClose={onClose} />
  return null
}

type Chosen = Pick<Props, 'chosen' | 'onClose'>
type EntryProps = Chosen & { readonly row: HistoryRow; readonly versions: readonly Programme[] }
type PendingProps = Chosen & { readonly row: PendingRow; readonly programme: Programme }

/** Only where there is a team can it be asked. */
function EntryWhy(props: EntryProps) {
  const isService = useAppState((state) => state.place.kind === 'service')
  return isService ? <EntryOfTeam {...props} /> : <EntryDrawer {...props} question={null} />
}

function EntryOfTeam(props: EntryProps) {
  return <EntryDrawer {...props} question={useQuestion(props.row.entry.id)} />
}

type EntryDrawerProps = EntryProps & { readonly question: Question | null }

function EntryDrawer({ row, versions, chosen, onClose, question }: EntryDrawerProps) {
  const words = useWords()
  const { t, rich, local, dayTime } = words
  const { entry } = row
  const explanation = explainEntry(versions, entry)
  const next = nextSaid(explanation, words)
  return (
    <SideDrawer
      about={chosen}
      context={`${local(row.ruleName)} · ${dayTime(entry.occurredAt)}`}
      title={answerText(explanation, words)}
      closeLabel={t('why.close')}
      onClose={onClose}
      foot={
        <>
          {question && <AskButton question={question} />}
          <CopyEvidence text={evidence(row, explanation, words)} />
        </>
      }
    >
      <WhyBar entry={entry} />
      <Arithmetic explanation={explanation} />
      <Next>{rich(next.id, next.values)}</Next>
      {row.note !== '' && <TeamNote text={row.note} />}
      {row.file !== null && <BehindIt file={row.file} />}
      <dl className={styles['behind']}>
        {row.factType !== null && <Fact name={t('why.event')} value={row.factType} />}
        <Fact name={t('why.rule')} value={`${entry.rule}, ${entry.programme} ${entry.version}`} />
        <Fact name={t('why.entry')} value={entry.id} />
        {entry.answers !== null && <Fact name={t('why.answers')} value={entry.answers} />}
      </dl>
      {question && <QuestionTold question={question} />}
    </SideDrawer>
  )
}

function PendingWhy({ row, programme, chosen, onClose }: PendingProps) {
  const words = useWords()
  const { t, local, dayTime } = words
  const place = useAppState((state) => state.place)
  const award = {
    programme: programme.id,
    version: programme.version,
    rule: row.rule,
    kind: 'award' as const,
    amount: row.amount,
    held: 0,
    step: 1,
    occurredAt: row.madeAt,
    why: row.why,
  }
  const explanation = explainEntry([programme], award)
  const name = placeName(place) ?? t('place.practice')
  return (
    <SideDrawer
      about={chosen}
      context={`${local(row.ruleName)} · ${dayTime(row.madeAt)}`}
      title={answerText(explanation, words, true)}
      closeLabel={t('why.close')}
      onClose={onClose}
    >
      <div>
        <StateChip state={row.state} />
      </div>
      <WhyBar entry={award} pending />
      <Arithmetic explanation={explanation} pending />
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

type ArithmeticProps = { readonly explanation: Explanation; readonly pending?: boolean }

function Arithmetic({ explanation, pending = false }: ArithmeticProps) {
  const words = useWords()
  return (
    <dl className={styles['lines']}>
      {arithmeticText(explanation, words, pending).map((line) => (
        <div key={line.name} className={line.isResult ? styles['result'] : styles['line']}>
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
