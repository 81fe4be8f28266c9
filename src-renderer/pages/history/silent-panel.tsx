import { explainSilence } from '@shared/explain/explain-silence'
import { answerText, nextSaid } from '@shared/i18n/explanation-text'
import type { HistoryView, SilentRow } from '@shared/ipc/views'
import { inForceAt } from '@shared/programme/in-force'
import type { Programme } from '@shared/programme/schema'
import { useWords } from '../../text/words'
import styles from './history-page.module.css'

/** Actions that made no entry are no part of the ledger, and stand apart from it with what each rule says of them. */
export function SilentPanel({ history: { silent, versions } }: { readonly history: HistoryView }) {
  const { t } = useWords()
  return (
    <details className={styles['silent']}>
      <summary>
        {t('history.silent', { count: silent.length })} <span>{t('history.silentWhy')}</span>
      </summary>
      <ul>
        {silent.map((row) => (
          <SilentLine key={row.fact} row={row} versions={versions} />
        ))}
      </ul>
    </details>
  )
}

type LineProps = { readonly row: SilentRow; readonly versions: readonly Programme[] }

function SilentLine({ row, versions }: LineProps) {
  const words = useWords()
  const inForce = inForceAt(versions, row.at)
  return (
    <li className={styles['silentRow']}>
      <span className={styles['when']}>{words.dayTime(row.at)}</span>
      <div>
        <div className={styles['rule']}>{row.label}</div>
        {row.silences.map((silence) => {
          const explanation = explainSilence(inForce === null ? versions : [inForce], silence)
          const next = nextSaid(explanation, words)
          const answer = answerText(explanation, words)
          return (
            <p key={answer}>
              {words.t('why.sentence', { text: answer })}{' '}
              {explanation.next.code !== 'nothing-to-do' && words.rich(next.id, next.values)}
            </p>
          )
        })}
      </div>
    </li>
  )
}
