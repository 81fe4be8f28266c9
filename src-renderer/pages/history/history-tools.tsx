import type { HistoryView } from '@shared/ipc/views'
import { useMemo, useState, type ReactNode } from 'react'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { ChoiceMenu } from '../../ui/choice-menu'
import { DownloadIcon } from '../../ui/icons'
import { kindsOf, monthsOf, rulesOf, type HistoryFilter } from './filter-history'
import styles from './history-page.module.css'

type Props = {
  readonly history: HistoryView
  readonly filter: HistoryFilter
  readonly onFilter: (filter: HistoryFilter) => void
  /** Stands before the filters. */
  readonly children: ReactNode
}

/** The way it is shown, filters by month, rule and kind, and the whole record to take away. */
export function HistoryTools({ history, filter, onFilter, children }: Props) {
  const { t, local, period } = useWords()
  const { rows } = history
  const { timeZone } = history.programme
  // A long ledger is gone through once, not at every click.
  const { months, rules, kinds } = useMemo(
    () => ({ months: monthsOf(rows, timeZone), rules: rulesOf(rows), kinds: kindsOf(rows) }),
    [rows, timeZone],
  )
  const rule = rules.find((one) => one.rule === filter.rule)
  return (
    <div className={styles['tools']}>
      {children}
      {months.length > 1 && (
        <ChoiceMenu
          name={t('history.months')}
          label={filter.month === null ? t('history.allMonths') : period(filter.month)}
          items={[
            {
              key: 'all',
              label: t('history.allMonths'),
              on: filter.month === null,
              onPick: () => onFilter({ ...filter, month: null }),
            },
            ...months.map((one) => ({
              key: one,
              label: period(one),
              on: one === filter.month,
              onPick: () => onFilter({ ...filter, month: one }),
            })),
          ]}
        />
      )}
      <ChoiceMenu
        name={t('history.rule')}
        label={rule ? local(rule.name) : t('history.allRules')}
        items={[
          {
            key: 'all',
            label: t('history.allRules'),
            on: filter.rule === null,
            onPick: () => onFilter({ ...filter, rule: null }),
          },
          ...rules.map((one) => ({
            key: one.rule,
            label: local(one.name),
            on: one.rule === filter.rule,
            onPick: () => onFilter({ ...filter, rule: one.rule }),
          })),
        ]}
      />
      <ChoiceMenu
        name={t('history.kind')}
        label={filter.kind === null ? t('history.allKinds') : t(`kind.${filter.kind}`)}
        items={[
          {
            key: 'all',
            label: t('history.allKinds'),
            on: filter.kind === null,
            onPick: () => onFilter({ ...filter, kind: null }),
          },
          ...kinds.map((kind) => ({
            key: kind,
            label: t(`kind.${kind}`),
            on: kind === filter.kind,
            onPick: () => onFilter({ ...filter, kind }),
          })),
        ]}
      />
      <ExportMenu />
    </div>
  )
}

function ExportMenu() {
  const { t } = useWords()
  const { ask } = useActions()
  const [saved, setSaved] = useState(false)
  const save = (format: 'csv' | 'json') => {
    setSaved(false)
    void ask('history.export', { format }).then((answer) => setSaved(answer.ok && answer.value.saved))
  }
  return (
    <div className={styles['export']}>
      <ChoiceMenu
        label={t('history.export')}
        icon={DownloadIcon}
        items={[
          { key: 'csv', label: t('history.exportCsv'), onPick: () => save('csv') },
          { key: 'json', label: t('history.exportJson'), onPick: () => save('json') },
        ]}
      />
      <span role="status" className="visually-hidden">
        {saved ? t('history.exported') : ''}
      </span>
    </div>
  )
}
