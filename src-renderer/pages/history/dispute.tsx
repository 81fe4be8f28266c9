import type { DisputeView } from '@shared/api/contract'
import type { MessageId } from '@shared/i18n/catalogue'
import { useState } from 'react'
import { useAsked } from '../../store/asked'
import { useActions, useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Chip, type Tone } from '../../ui/chip'
import { LongTextField } from '../../ui/fields'
import { ApprovalIcon, CheckIcon, ClockIcon, type Icon } from '../../ui/icons'
import styles from './why-drawer.module.css'

/** A question about an entry to the team that keeps the ledger, and what became of it; only where there is a team. */
export function Dispute({ entry }: { readonly entry: string }) {
  const isService = useAppState((state) => state.place.kind === 'service')
  return isService ? <AskTheTeam key={entry} entry={entry} /> : null
}

function AskTheTeam({ entry }: { readonly entry: string }) {
  const { t, error } = useWords()
  const { ask } = useActions()
  const { value: asked, again } = useAsked('disputes.get')
  const [writing, setWriting] = useState(false)
  if (asked.status === 'loading') return null
  if (asked.status === 'failed') return <p className={styles['small']}>{error(asked.error)}</p>
  const dispute = asked.value.disputes.find((one) => one.entry === entry)
  const send = async (statement: string) => {
    const answer =
      dispute === undefined
        ? await ask('disputes.open', { entry, statement })
        : await ask('disputes.appeal', { dispute: dispute.id, statement })
    if (answer.ok) setWriting(false)
    again()
  }
  const canAppeal = dispute?.state === 'resolved' && dispute.appeal === null
  return (
    <section className={styles['dispute']} aria-label={t('dispute.label')}>
      {dispute && <Answer dispute={dispute} />}
      {writing ? (
        <Statement appeal={dispute !== undefined} onSend={send} onCancel={() => setWriting(false)} />
      ) : (
        (dispute === undefined || canAppeal) && (
          <div>
            <Button onClick={() => setWriting(true)}>
              {t(dispute === undefined ? 'dispute.ask' : 'dispute.appeal')}
            </Button>
          </div>
        )
      )}
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
  const [statement, setStatement] = useState('')
  const [busy, setBusy] = useState(false)
  const ready = statement.trim() !== '' && !busy
  return (
    <form
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
