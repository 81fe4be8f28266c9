import type { EarlierWork } from '@shared/ipc/earlier'
import { useActions } from '../../store/context'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { LayerBar } from '../../ui/layer-bar'
import styles from './earlier.module.css'

/** How far the chosen ones are recorded; it can be held and ended, and closing the page ends nothing. */
export function EarlierProgress({ work }: { readonly work: EarlierWork }) {
  const { t, number } = useWords()
  const { ask } = useActions()
  const { total, recorded, leftOut, paused } = work
  const said = t('earlier.working', { done: number(recorded), total: number(total) })
  return (
    <div className={styles['working']}>
      <div className={styles['progress']}>
        <p role="status">
          <b>{said}</b>
          {leftOut > 0 && <> · {t('earlier.leftOut', { count: leftOut })}</>}
        </p>
        <Button size="small" onClick={() => void ask('earlier.pause', { paused: !paused })}>
          {t(paused ? 'earlier.goOn' : 'earlier.pause')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => void ask('earlier.stop', {})}>
          {t('earlier.stop')}
        </Button>
      </div>
      <LayerBar
        size="progress"
        role="progressbar"
        total={total}
        perStrand={total}
        portions={[{ state: 'confirmed', amount: recorded + leftOut }]}
        label={t('earlier.title')}
        value={recorded + leftOut}
        valueText={said}
      />
      <p className={styles['note']}>{t('earlier.workWhy')}</p>
    </div>
  )
}
