import { useActions, useAppState } from '../store/context'
import { needAttention } from '../store/selectors'
import { useWords } from '../text/words'
import { IconButton } from '../ui/button'
import { ComputerIcon, OfflineIcon, RefreshIcon, SyncedIcon, SyncIcon, type Icon } from '../ui/icons'
import { cx } from '../ui/cx'
import { Tip } from '../ui/tip'
import styles from './sync-foot.module.css'
import { shortLine, syncWords, wholeOf, type SyncLook } from './sync-words'

const icons: Readonly<Record<SyncLook, Icon>> = {
  done: SyncedIcon,
  waiting: SyncIcon,
  offline: OfflineIcon,
  here: ComputerIcon,
}

/** Always at the foot of the sidebar: what waits, when the next try is, and *Sync now*. */
export function SyncFoot({ rail }: { readonly rail: boolean }) {
  const words = useWords()
  const { ask, show } = useActions()
  const sync = useAppState((state) => state.sync)
  const place = useAppState((state) => state.place)
  const outbox = useAppState((state) => state.outbox)
  const paused = useAppState((state) => state.settings.paused)
  const { title, detail, look, canSync } = syncWords({ sync, place, outbox }, words)
  const attention = needAttention({ outbox }).length
  const Mark = icons[look]
  const second =
    attention > 0
      ? shortLine(words.t('sync.attention', { count: attention }))
      : paused
        ? shortLine(words.t('sync.paused'))
        : detail
  const whole = wholeOf([title, second])
  return (
    <div className={styles['foot']}>
      <Tip label={whole} off={!rail}>
        <button
          type="button"
          className={styles['open']}
          aria-label={`${whole}. ${words.t('sync.open')}`}
          title={rail ? undefined : whole}
          onClick={() => show({ waitingOpen: true })}
        >
          <Mark size={20} stroke={1.6} className={styles[look]} aria-hidden />
          <span className={styles['words']}>
            <span className={styles['title']}>{title.short}</span>
            <span className={cx(styles['detail'], attention > 0 && styles['attention'])}>{second.short}</span>
          </span>
        </button>
      </Tip>
      {canSync && (
        <span className={styles['now']}>
          <IconButton
            icon={RefreshIcon}
            label={words.t('sync.now')}
            onClick={() => void ask('sync.now', {})}
          />
        </span>
      )}
    </div>
  )
}
