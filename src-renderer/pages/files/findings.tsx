import { isMessageId } from '@shared/i18n/catalogue'
import type { Finding, Verdict } from '@shared/inspect/report'
import { useWords, type Words } from '../../text/words'
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

const icons = { error: StopIcon, warning: MendIcon, info: InfoIcon } as const

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const words = useWords()
  return (
    <ul>
      {findings.map((finding, index) => {
        const Mark = icons[finding.severity]
        const { title, mend } = findingWords(finding, words)
        return (
          <li key={index} className={cx(styles['finding'], styles[finding.severity])}>
            <Mark size={18} stroke={1.75} aria-hidden />
            <div>
              <p className={styles['findingTitle']}>{title}</p>
              {mend !== null && <p className={styles['findingMend']}>{mend}</p>}
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

/** The text by code in the member's language; the report's own sentence for a code that is not known here. */
export function findingWords(
  finding: Finding,
  { t }: Words,
): { readonly title: string; readonly mend: string | null } {
  const title = `finding.${finding.code}.title`
  const mend = `finding.${finding.code}.mend`
  if (!isMessageId(title)) return { title: finding.message, mend: null }
  const values = { ...emptyValues, ...finding.params }
  return { title: t(title, values), mend: isMessageId(mend) ? t(mend, values) : null }
}

/** A text must not fail because a report left a value out. */
const emptyValues: Readonly<Record<string, string | number>> = Object.fromEntries(
  [
    'megabytes',
    'limit',
    'seconds',
    'what',
    'method',
    'why',
    'other',
    'count',
    'ratio',
    'reason',
    'encoding',
    'prefix',
    'target',
    'unit',
    'extension',
    'name',
    'id',
    'type',
    'value',
    'edges',
    'evidence',
    'application',
  ].map((name) => [name, '?']),
)
