import type { FileRow, ForecastLine } from '@shared/ipc/views'
import { useAppState } from '../../store/context'
import { useWords } from '../../text/words'
import { CircleCheckIcon, ClockIcon } from '../../ui/icons'
import { cx } from '../../ui/cx'
import { verdictLook } from '../../ui/verdict-chip'
import { qualifiesAs } from './file-words'
import styles from './file-detail.module.css'

type Props = {
  readonly row: FileRow
  readonly forecast: readonly ForecastLine[]
  /** The title of the member's own model that its geometry already is. */
  readonly knownModel: string | null
}

const tones = {
  good: 'good',
  mend: 'mend',
  stop: 'stop',
  wait: 'wait',
  'bare-good': 'good',
  'bare-wait': 'wait',
  bare: 'neutral',
  neutral: 'neutral',
  accent: 'neutral',
} as const

/** The verdict with its sum, and the parts of the sum below. */
export function VerdictBanner({ row, forecast, knownModel }: Props) {
  const words = useWords()
  const { t, local, number } = words
  const look = verdictLook(row, words)
  const refusal = useRefusal(row)
  if (row.state === 'settling' || row.state === 'checking' || !look) {
    return (
      <div className={cx(styles['banner'], styles['wait'])}>
        <ClockIcon size={20} stroke={1.6} aria-hidden />
        <div>
          <p className={styles['bannerTitle']}>
            {t(row.state === 'settling' ? 'files.settling' : 'files.checking')}
          </p>
          <p className={styles['bannerWhy']}>{t('files.waitingWhy')}</p>
        </div>
      </div>
    )
  }
  const Mark = look.tone === 'good' ? CircleCheckIcon : look.icon
  const zero = row.verdict === 'qualifies' && row.publication === null && row.points === 0
  return (
    <>
      <div className={cx(styles['banner'], styles[tones[look.tone]])}>
        <Mark size={20} stroke={1.6} aria-hidden />
        <div>
          <p className={styles['bannerTitle']}>{zero ? t('verdict.nothingNow') : look.text}</p>
          <p className={styles['bannerWhy']}>
            {refusal ?? (knownModel === null ? whyOf(row, words) : t('verdict.known', { title: knownModel }))}
          </p>
        </div>
      </div>
      {row.verdict === 'qualifies' && row.publication === null && forecast.length > 0 && (
        <ul className={styles['parts']} aria-label={t('detail.parts')}>
          {forecast.map((line) => (
            <li key={line.rule} className={styles['part']}>
              <span>{local(line.name)}</span>
              <b>{number(line.points)}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Why the service did not take it, while that still stands in the outbox. */
function useRefusal({ id, publication }: FileRow): string | null {
  const { error } = useWords()
  const refused = useAppState(({ outbox }) =>
    outbox.find(({ file, state }) => file === id && state === 'refused'),
  )
  return publication === 'refused' && refused?.error ? error(refused.error) : null
}

function whyOf(row: FileRow, { t }: ReturnType<typeof useWords>): string {
  if (row.state === 'gone') return t('files.goneWhy')
  if (row.verdict === 'does-not-qualify') return t('verdict.notYetWhy')
  if (row.verdict === 'rejected') return t('verdict.cantBeReadWhy')
  return t('verdict.for', { what: qualifiesAs(row) })
}
