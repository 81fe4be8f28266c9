import type { TaskView } from '@shared/ipc/views'
import { useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { LayerBar } from '../../ui/layer-bar'
import { strandFor } from '../../ui/lay-strands'
import styles from './task-card.module.css'

type Props = { readonly name: string; readonly cap: NonNullable<TaskView['cap']> }

/** What is used, pending and left under a cap; a reached one says what it cost and when it opens. */
export function CapBar({ name, cap }: Props) {
  const { t, rich, number, signed, date } = useWords()
  const timeZone = useAppState((state) => state.tasks.timeZone)
  const reached = cap.used >= cap.limit
  return (
    <div className={styles['measure']}>
      <LayerBar
        total={cap.limit}
        perStrand={strandFor(cap.limit)}
        portions={[
          { state: reached ? 'used-up' : 'confirmed', amount: cap.used },
          { state: 'pending', amount: cap.pending },
        ]}
        label={t('tasks.capLabel', { task: name })}
        value={cap.used}
        valueText={t('tasks.capSentence', {
          used: number(cap.used),
          limit: number(cap.limit),
          pending: number(cap.pending),
          left: number(cap.left),
        })}
      />
      <p className={styles['figures']}>
        <span>{rich('tasks.used', { used: number(cap.used), limit: number(cap.limit) })}</span>
        {cap.pending > 0 && (
          <span className={styles['pending']}>
            {t('tasks.pendingAmount', { amount: signed(cap.pending) })}
          </span>
        )}
        {reached && cap.gaveNothing > 0 && <span>{t('tasks.gaveNothing', { count: cap.gaveNothing })}</span>}
        <span className={styles['end']}>
          {reached
            ? cap.opensAt !== null && t('tasks.opensAgain', { date: date(cap.opensAt, timeZone) })
            : rich('tasks.left', { left: number(cap.left) })}
        </span>
      </p>
    </div>
  )
}
