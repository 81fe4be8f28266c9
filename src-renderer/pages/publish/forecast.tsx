import type { FileDetail, FileRow, ForecastLine, PublishForm } from '@shared/ipc/views'
import type { PreflightItem, PrivacyFinding } from '@shared/inspect/report'
import { useAppState } from '../../store/context'
import { placeName } from '../../store/selectors'
import { useWords } from '../../text/words'
import {
  ApprovalIcon,
  CheckIcon,
  ClockIcon,
  ShieldIcon,
  StopIcon,
  UploadIcon,
  type Icon,
} from '../../ui/icons'
import { cx } from '../../ui/cx'
import { PointsBadge } from '../../ui/points-badge'
import { Preflight } from './preflight'
import type { Progress } from './progress-of'
import styles from './publish.module.css'

type Props = {
  readonly row: FileRow
  readonly detail: FileDetail
  readonly origin: PublishForm['origin'] | null
  readonly toCheck: readonly PreflightItem[]
  readonly progress: Progress | null
  readonly assisted: boolean
}

export const sumOf = (lines: readonly ForecastLine[]): number =>
  lines.reduce((total, line) => total + line.points, 0)

/** What it will give, what is taken out, and what happens next. */
export function Forecast({ row, detail, origin, toCheck, progress, assisted }: Props) {
  const { t, signed } = useWords()
  const points = useAppState((state) => state.points.kind)
  const place = useAppState((state) => state.place)
  const lines = origin === 'repost' ? detail.forecastAsRepost : detail.forecast
  const sum = sumOf(lines)
  const name = placeName(place) ?? t('place.practice')
  const shown = row.earned ?? sum
  const done = progress?.stage === 'confirmed'
  const given = done && !assisted
  const heading = !done ? 'publish.forecast' : assisted ? 'kit.counted' : 'publish.given'
  return (
    <aside className={styles['side']}>
      <section>
        <div className={styles['sum']}>
          <h3>{t(heading)}</h3>
          <span className={cx(styles['amount'], given && styles['given'], shown === 0 && styles['zero'])}>
            {points === 'estimate' ? '≈ ' : ''}
            {signed(shown)}
          </span>
        </div>
        <p className="small-words">
          {points === 'practice'
            ? t('publish.forecastPractice')
            : points === 'estimate'
              ? t('publish.forecastEstimate')
              : t(given ? 'publish.givenWhy' : 'publish.forecastWhy', { place: name })}
        </p>
        {origin === 'repost' && <p className={styles['repost']}>{t('publish.forecastRepost')}</p>}
        <ul className={styles['lines']}>
          {lines.map((line) => (
            <ForecastItem key={line.rule} line={line} given={given} />
          ))}
        </ul>
        {lines.length === 0 && row.earned === null && (
          <p className="small-words">{t('publish.forecastZero')}</p>
        )}
      </section>
      <Preflight items={toCheck} />
      <Taken found={detail.report?.privacy ?? []} />
      {!assisted && <Happens progress={progress} place={name} />}
      <p className={styles['untouched']}>{t('publish.untouched')}</p>
    </aside>
  )
}

function ForecastItem({ line, given }: { readonly line: ForecastLine; readonly given: boolean }) {
  const { t, local, signed, number, period } = useWords()
  const { cap } = line.why
  return (
    <li>
      <PointsBadge
        wide
        amount={signed(line.points)}
        look={line.points === 0 ? 'neutral' : given ? 'earned' : 'to-earn'}
      />
      <div>
        <div className={styles['lineName']}>{local(line.name)}</div>
        {cap && (
          <div className="small-words">
            {cap.month === null
              ? t('publish.capLineEver', { used: number(cap.usedBefore), limit: number(cap.limit) })
              : t('publish.capLine', {
                  used: number(cap.usedBefore),
                  limit: number(cap.limit),
                  month: period(cap.month),
                })}
          </div>
        )}
      </div>
    </li>
  )
}

function Taken({ found }: { readonly found: readonly PrivacyFinding[] }) {
  const { t } = useWords()
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  return (
    <section>
      <h3>{t('publish.privacy')}</h3>
      <ul className={styles['taken']}>
        {kinds.length === 0 && <TakenLine text={t('publish.privacyNone')} />}
        {kinds.map((kind) => (
          <TakenLine
            key={kind}
            text={t('publish.privacyLine', { kind, count: found.filter((one) => one.kind === kind).length })}
          />
        ))}
      </ul>
    </section>
  )
}

function TakenLine({ text }: { readonly text: string }) {
  return (
    <li>
      <CheckIcon size={14} stroke={2} aria-hidden />
      {text}
    </li>
  )
}

type Step = {
  readonly text: string
  readonly icon: Icon
  readonly state: 'done' | 'now' | 'later' | 'stopped'
}

/** The steps of a publication, and where it is now. */
export function Happens({ progress, place }: { readonly progress: Progress | null; readonly place: string }) {
  const { t } = useWords()
  return (
    <section>
      <h3>{t('publish.happens')}</h3>
      <ol className={styles['steps']}>
        {useSteps(progress, place).map((step) => {
          const Mark = step.state === 'done' ? CheckIcon : step.icon
          return (
            <li
              key={step.text}
              className={styles[step.state]}
              aria-current={step.state === 'now' ? 'step' : undefined}
            >
              <Mark size={16} stroke={1.75} aria-hidden />
              {step.text}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const order = ['waiting', 'sending', 'checking', 'confirmed'] as const

function useSteps(progress: Progress | null, place: string): readonly Step[] {
  const { t, percent } = useWords()
  const stage = progress?.stage ?? null
  const reached = stage === null || stage === 'refused' ? -1 : order.indexOf(stage)
  const state = (from: number, to: number): Step['state'] =>
    reached >= to ? 'done' : reached >= from ? 'now' : 'later'
  const upload = progress?.upload ?? null
  const uploading =
    stage === 'sending' && upload
      ? t('publish.step.uploading', { percent: percent(upload.size === 0 ? 1 : upload.sent / upload.size) })
      : t(stage === 'waiting' ? 'publish.step.waiting' : 'publish.step.upload')
  return [
    { text: t('publish.step.copy'), icon: ShieldIcon, state: reached >= 0 ? 'done' : 'later' },
    { text: uploading, icon: stage === 'waiting' ? ClockIcon : UploadIcon, state: state(0, 2) },
    { text: t('publish.step.check', { place }), icon: ShieldIcon, state: state(2, 3) },
    {
      text: t('publish.step.points'),
      icon: stage === 'refused' ? StopIcon : ApprovalIcon,
      state: reached >= 3 ? 'done' : 'later',
    },
  ]
}
