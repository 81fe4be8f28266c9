import type { EntryDraft } from '@shared/ledger/entry'
import { useWords } from '../../text/words'
import { LayerBar } from '../../ui/layer-bar'
import { strandFor } from '../../ui/lay-strands'
import styles from './why-drawer.module.css'

type Props = {
  readonly entry: Pick<EntryDraft, 'kind' | 'amount' | 'why'>
  readonly pending?: boolean
}

/** The cap as it stood: what was used before, what this one gave, and, above the line, what it asked and did not get. */
export function WhyBar({ entry, pending = false }: Props) {
  const { t, number } = useWords()
  const { why, amount, kind } = entry
  if (!why.cap || kind !== 'award') return null
  const { limit, usedBefore } = why.cap
  const missed = why.asked - amount
  return (
    <div className={styles['bar']}>
      {missed > 0 && (
        <>
          <div className={styles['above']}>
            <span className={styles['aboveName']}>
              {number(missed)} {t('why.aboveCap')}
            </span>
            <span>{t('why.askedGiven', { asked: number(why.asked), given: number(amount) })}</span>
          </div>
          <div
            className={styles['missed']}
            style={{ width: `${Math.min(100, (missed / strandFor(limit)) * 100)}%` }}
            aria-hidden
          />
          <div className={styles['capLine']}>{t('why.capLine', { limit: number(limit) })}</div>
        </>
      )}
      <LayerBar
        size="drawer"
        total={limit}
        perStrand={strandFor(limit)}
        portions={[
          { state: 'confirmed', amount: usedBefore },
          { state: pending ? 'pending' : 'confirmed', amount },
        ]}
        label={t('why.cap')}
        value={usedBefore + amount}
        valueText={t('why.capUsedLine', { used: number(usedBefore), limit: number(limit) })}
      />
      <p className={styles['small']}>
        {t('why.capUsedLine', { used: number(usedBefore), limit: number(limit) })}
      </p>
    </div>
  )
}
