import type { DisputeView } from '@shared/api/contract'
import type { MessageId } from '@shared/i18n/catalogue'
import type { AppError } from '@shared/errors'
import { useEffect, useRef, useState } from 'react'
import { useAsked } from '../../store/asked'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Chip, type Tone } from '../../ui/chip'
import { LongTextField } from '../../ui/fields'
import { ApprovalIcon, CheckIcon, ClockIcon, FeedbackIcon, type Icon } from '../../ui/icons'
import styles from './why-drawer.module.css'

/** A question about an entry to the team that keeps the ledger, and what became of it. */
export type Question = {
  readonly failure: AppError | null
  readonly dispute: DisputeView | undefined
  /** A first question, or the one appeal against a ruling. */
  readonly mayAsk: boolean
  readonly writing: boolean
  readonly write: (on: boolean) => void
  readonly send: (statement: string) => Promise<void>
}

export function useQuestion(entry: string): Question {
  const { ask } = useActions()
  const { value: asked, again } = useAsked('disputes.get')
  const [writingOn, setWritingOn] = useState<string | null>(null)
  const dispute =
    asked.status === 'ready' ? asked.value.disputes.find((one) => one.entry === entry) : undefined
  const canAppeal = dispute?.state === 'resolved' && dispute.appeal === null
  const write = (on: boolean) => setWritingOn(on ? entry : null)
  return {
    failure: asked.status === 'failed' ? asked.error : null,
    dispute,
    mayAsk: asked.status === 'ready' && (dispute === undefined || canAppeal),
    writing: writingOn === entry,
    write,
    send: async (statement) => {
      const answer =
        dispute === undefined
          ? await ask('disputes.open', { entry, statement })
          : await ask('disputes.appeal', { dispute: dispute.id, statement })
      if (answer.ok) write(false)
      again()
    },
  }
}

export function AskButton({
  question: { dispute, mayAsk, writing, write },
}: {
  readonly question: Question
}) {
  const { t } = useWords()
  if (!mayAsk || writing) return null
  return (
    <Button icon={FeedbackIcon} onClick={() => write(true)}>
      {t(dispute === undefined ? 'dispute.ask' : 'dispute.appeal')}
    </Button>
  )
}

/** What was asked and answered, and the words that are being written. */
export function QuestionTold({ question }: { readonly question: Question }) {
  const { t, error } = useWords()
  const { failure, dispute, writing, write, send } = question
  if (failure !== null) return <p className={styles['small']}>{error(failure)}</p>
  if (dispute === undefined && !writing) return null
  return (
    <section className={styles['dispute']} aria-label={t('dispute.label')}>
      {dispute && <Answer dispute={dispute} />}
      {writing && <Statement appeal={dispute !== undefined} onSend={send} onCancel={() => write(false)} />}
    </section>
  )
}

type StatementProps = {
  readonly appeal: boolean
  readonly onSend: (statement: string) => Promise<void>
  readonly onCancel: () => void
}

function Statement({ appeal, onSend, onCancel }: StatementProps) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [statement, setStatement] = useState('')
  const [busy, setBusy] = useState(false)
  const ready = statement.trim() !== '' && !busy
  // It opens below what is in view.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }, [])
  return (
    <form
      ref={form}
      className={styles['dispute']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready) return
        setBusy(true)
        void onSend(statement.trim()).finally(() => setBusy(false))
      }}
    >
      <LongTextField
        label={t(appeal ? 'dispute.appealStatement' : 'dispute.statement')}
        hint={t(appeal ? 'dispute.appealWhy' : 'dispute.why')}
        rows={4}
        value={statement}
        maxLength={2000}
        onChange={setStatement}
      />
      <div className={styles['disputeActions']}>
        <Button kind="primary" type="submit" busy={busy} disabled={!ready}>
          {t('dispute.send')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}

type Look = { readonly tone: Tone; readonly icon: Icon; readonly text: MessageId }

const looks: Readonly<Record<DisputeView['state'], Look>> = {
  open: { tone: 'wait', icon: ClockIcon, text: 'dispute.open' },
  appealed: { tone: 'wait', icon: ApprovalIcon, text: 'dispute.appealed' },
  resolved: { tone: 'neutral', icon: CheckIcon, text: 'dispute.resolved' },
  closed: { tone: 'neutral', icon: CheckIcon, text: 'dispute.closed' },
}

/** Where the question stands, and what the team decided, in its own words. */
function Answer({ dispute }: { readonly dispute: DisputeView }) {
  const { t, dayTime } = useWords()
  const { tone, icon, text } = looks[dispute.state]
  const ruling = dispute.final ?? dispute.ruling
  return (
    <div>
      <Chip tone={tone} icon={icon}>
        {t(text)}
      </Chip>
      <p className={styles['small']}>
        {t('dispute.asked', { at: dayTime(dispute.openedAt), statement: dispute.statement })}
      </p>
      {ruling && (
        <p className={styles['small']}>
          {t('dispute.ruled', { outcome: ruling.outcome, at: dayTime(ruling.at), reason: ruling.reason })}
        </p>
      )}
    </div>
  )
}
