import { findingText } from '@shared/i18n/finding-text'
import { limitNameSchema } from '@shared/inspect/raised-limits'
import type { Finding, Verdict } from '@shared/inspect/report'
import { useWords } from '../../text/words'
import { InfoIcon, MendIcon, StopIcon } from '../../ui/icons'
import { cx } from '../../ui/cx'
import styles from './file-detail.module.css'

type Props = { readonly findings: readonly Finding[]; readonly verdict: Verdict }

/** What is missing and how to mend it in the slicer, counted in the heading; then what is only good to know. */
export function Findings({ findings, verdict }: Props) {
  const { t } = useWords()
  const reasons = verdict !== 'qualifies'
  const toMend = findings.filter((finding) => reasons || finding.severity !== 'info')
  const toKnow = findings.filter((finding) => !toMend.includes(finding))
  return (
    <>
      {toMend.length > 0 && (
        <section className={styles['group']}>
          <header className={styles['groupHead']}>
            <h3>{t('detail.toMend', { count: toMend.length })}</h3>
            <span>{t(reasons ? 'detail.toMendFirst' : 'detail.toMendAnyway')}</span>
          </header>
          <FindingList findings={toMend} />
        </section>
      )}
      {toKnow.length > 0 && (
        <section className={styles['group']}>
          <header className={styles['groupHead']}>
            <h3>{t('detail.toKnow')}</h3>
          </header>
          <FindingList findings={toKnow} />
        </section>
      )}
    </>
  )
}

/** Which limit a file goes beyond, where it is one that can be raised. */
function Limit({ finding: { params } }: { readonly finding: Finding }) {
  const { t, number } = useWords()
  const name = limitNameSchema.safeParse(params?.['limitName'])
  if (!name.success) return null
  const amount = (value: unknown) => number(Number(value))
  return (
    <p className={styles['findingPart']}>
      {t('detail.limit', {
        name: t(`limit.${name.data}`),
        allowed: amount(params?.['limitValue']),
        found: amount(params?.['found']),
      })}
    </p>
  )
}

const icons = { error: StopIcon, warning: MendIcon, info: InfoIcon } as const

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const words = useWords()
  return (
    <ul>
      {findings.map((finding, index) => {
        const Mark = icons[finding.severity]
        const { title, why, mend } = findingText(finding, words.t)
        return (
          <li key={index} className={cx(styles['finding'], styles[finding.severity])}>
            <Mark size={18} stroke={1.75} aria-hidden />
            <div>
              <p className={styles['findingTitle']}>{title}</p>
              {why !== null && <p className={styles['findingWhy']}>{why}</p>}
              {mend !== null && <p className={styles['findingMend']}>{mend}</p>}
              <Limit finding={finding} />
              {finding.part !== null && (
                <p className={styles['findingPart']}>
                  {words.t('detail.part', {
                    part: finding.at === null ? finding.part : `${finding.part} ${finding.at}`,
                  })}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
