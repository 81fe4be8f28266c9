import type { Suggestion } from '@shared/api/contract'
import type { AppError } from '@shared/errors'
import { useState, type SyntheticEvent } from 'react'
import { useAsked } from '../../store/asked'
import { useApp } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { Chip, type Tone } from '../../ui/chip'
import { LongTextField } from '../../ui/fields'
import { CheckIcon, CloseIcon, PersonIcon, type Icon } from '../../ui/icons'
import styles from './form.module.css'

const looks: Readonly<Record<Suggestion['state'], { readonly tone: Tone; readonly icon: Icon }>> = {
  open: { tone: 'wait', icon: PersonIcon },
  implemented: { tone: 'good', icon: CheckIcon },
  declined: { tone: 'neutral', icon: CloseIcon },
}

/** A suggestion to the team, and what became of the ones before. */
export function FeedbackForm() {
  const { t, error } = useWords()
  const bridge = useApp((store) => store.bridge)
  const begins = useApp((store) => store.view.feedbackBegins)
  const [words, setWords] = useState(begins)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<'sent' | AppError | null>(null)
  const { value: known, again } = useAsked('feedback.get')

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await bridge.request('feedback.send', { words: words.trim() })
    setBusy(false)
    setOutcome(answer.ok ? 'sent' : answer.error)
    if (!answer.ok) return
    setWords('')
    again()
  }

  const isUnwritten = words.trim() === '' || words.trim() === begins.trim()
  return (
    <form className={styles['form']} onSubmit={(event) => void send(event)}>
      <p className={styles['why']}>{t('feedback.why')}</p>
      <LongTextField label={t('feedback.words')} value={words} maxLength={5000} onChange={setWords} />
      {outcome !== null && outcome !== 'sent' && (
        <p className={styles['wrong']} role="alert">
          {outcome.code === 'service-unreachable' ? t('review.notKnown') : error(outcome)}
        </p>
      )}
      {outcome === 'sent' && <p role="status">{t('feedback.sent')}</p>}
      <div className={styles['actions']}>
        <Button kind="primary" size="page" type="submit" busy={busy} disabled={isUnwritten}>
          {t('feedback.send')}
        </Button>
      </div>
      {known.status === 'ready' && known.value.suggestions.length > 0 && (
        <section className={styles['group']} aria-labelledby="feedback-mine">
          <h3 id="feedback-mine">{t('feedback.mine')}</h3>
          <ul className={styles['sent']}>
            {known.value.suggestions.map((suggestion) => (
              <SentBefore key={suggestion.suggestion} suggestion={suggestion} />
            ))}
          </ul>
        </section>
      )}
    </form>
  )
}

function SentBefore({ suggestion: { words, sentAt, state, reason } }: { readonly suggestion: Suggestion }) {
  const { t, dayTime } = useWords()
  const { tone, icon } = looks[state]
  return (
    <li>
      <p>{words}</p>
      {reason !== null && <p className={styles['small']}>{t('feedback.reason', { reason })}</p>}
      <p className={styles['sentLine']}>
        <span className={styles['small']}>{dayTime(sentAt)}</span>
        <Chip tone={tone} icon={icon}>
          {t('feedback.state', { state })}
        </Chip>
      </p>
    </li>
  )
}
