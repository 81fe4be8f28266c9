import type { TaskView } from '@shared/ipc/views'
import { useWords } from '../../text/words'
import { LayerBar } from '../../ui/layer-bar'
import { strandFor } from '../../ui/lay-strands'
import styles from './task-card.module.css'

/** How far a section is: once-only tasks by their points, the others by their caps of the month taken together. */
export function SectionBar({ name, tasks }: { readonly name: string; readonly tasks: readonly TaskView[] }) {
  const { t, number, signed, period } = useWords()
  const capped = tasks.filter((task) => task.cap !== null)
  const once = capped.length === 0
  const counted = once ? tasks : capped
  const used = counted.reduce((sum, task) => sum + (task.cap ? task.cap.used : task.earned), 0)
  const limit = counted.reduce((sum, task) => sum + (task.cap ? task.cap.limit : task.points), 0)
  const pending = counted.reduce((sum, task) => sum + (task.cap ? task.cap.pending : task.pending), 0)
  const monthOfCap = capped[0]?.cap?.month ?? null
  const text =
    once || monthOfCap === null
      ? t('tasks.sectionSum', { earned: number(used), total: number(limit) })
      : t('tasks.sectionThisMonth', { used: number(used), limit: number(limit), month: period(monthOfCap) })
  return (
    <div className={styles['measure']}>
      <LayerBar
        total={limit}
        perStrand={strandFor(limit)}
        portions={[
          { state: used >= limit && !once ? 'used-up' : 'confirmed', amount: used },
          { state: 'pending', amount: pending },
        ]}
        label={name}
        value={used}
        valueText={text}
      />
      <p className={styles['figures']}>
        <span>{text}</span>
        {pending > 0 && (
          <span className={styles['pending']}>{t('tasks.pendingAmount', { amount: signed(pending) })}</span>
        )}
      </p>
    </div>
  )
}
