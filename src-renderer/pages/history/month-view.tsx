import type { HistoryView } from '@shared/ipc/views'
import { useMemo, useState } from 'react'
import { useAppState } from '../../store/context'
import { monthOfRules, type MonthOfRule } from '../../store/month-caps'
import { useWords } from '../../text/words'
import { Card } from '../../ui/card'
import { ChoiceMenu } from '../../ui/choice-menu'
import { LayerBar } from '../../ui/layer-bar'
import { strandFor } from '../../ui/lay-strands'
import { PointsByMonth } from '../models/points-by-month'
import { Expiring } from './expiring'
import { monthsOf } from './filter-history'
import styles from './month-view.module.css'

/** Points over time, then one month: what each rule counted, and what its cap kept back. */
export function MonthView({ history }: { readonly history: HistoryView }) {
  const { t, period, number, signed } = useWords()
  const { rows, programme } = history
  const { timeZone } = programme
  const months = useMemo(() => monthsOf(rows, timeZone), [rows, timeZone])
  const [picked, setPicked] = useState<string | null>(null)
  const month = picked ?? months[0] ?? null
  const rules = useMemo(
    () => (month === null ? [] : monthOfRules(rows, timeZone, month)),
    [rows, timeZone, month],
  )
  const counted = rules.reduce((sum, rule) => sum + rule.counted, 0)
  const lost = rules.reduce((sum, rule) => sum + rule.lost, 0)
  return (
    <div className={styles['view']}>
      <PointsByMonth />
      <Expiring history={history} />
      {month !== null && (
        <section className={styles['month']} aria-label={period(month)}>
          <header className={styles['head']}>
            <h2>{period(month)}</h2>
            <p>
              {t('history.monthSum', { counted: signed(counted), zone: timeZone })}
              {lost > 0 && ` · ${t('history.monthLost', { lost: number(lost) })}`}
            </p>
            <ChoiceMenu
              name={t('history.months')}
              label={period(month)}
              items={months.map((one) => ({
                key: one,
                label: period(one),
                on: one === month,
                onPick: () => setPicked(one),
              }))}
            />
          </header>
          <div className={styles['rules']}>
            {rules.map((rule) => (
              <RuleCard key={rule.rule} rule={rule} month={month} />
            ))}
          </div>
        </section>
      )}
    </div>
  )
}

function RuleCard({ rule, month }: { readonly rule: MonthOfRule; readonly month: string }) {
  const { t, rich, local, number, signed, period, date } = useWords()
  const cap = useAppState(
    (state) => state.tasks.tasks.find((task) => task.rule === rule.rule && task.cap?.month === month)?.cap,
  )
  const timeZone = useAppState((state) => state.tasks.timeZone)
  const name = local(rule.name)
  const { limit, used, counted, lost, cut, takenBack } = rule
  const full = limit !== null && used >= limit
  return (
    <Card label={name}>
      <div className={styles['line']}>
        <h3>{name}</h3>
        <span className={styles['amount']}>{signed(counted)}</span>
      </div>
      {limit !== null && (
        <LayerBar
          total={limit}
          perStrand={strandFor(limit)}
          portions={[{ state: full ? 'used-up' : 'confirmed', amount: used }]}
          label={t('tasks.capLabel', { task: name })}
          value={used}
          valueText={t('history.capCounted', { counted: number(used), limit: number(limit) })}
        />
      )}
      <p className={styles['figures']}>
        {limit === null
          ? t('history.noCap', { count: rule.awards })
          : rich('tasks.used', { used: number(used), limit: number(limit) })}
      </p>
      {lost > 0 && (
        <p className={styles['lost']}>
          {t('history.lostToCap', {
            count: cut,
            lost: number(lost),
            month: period(month),
            limit: number(limit ?? 0),
          })}{' '}
          {cap?.opensAt != null && t('history.capOpens', { date: date(cap.opensAt, timeZone) })}
        </p>
      )}
      {takenBack > 0 && (
        <p className={styles['figures']}>{t('history.takenBack', { points: number(takenBack) })}</p>
      )}
    </Card>
  )
}
