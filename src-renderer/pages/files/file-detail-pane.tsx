import type { FileDetail, FileRow } from '@shared/ipc/views'
import { useEffect, useRef } from 'react'
import { useActions } from '../../store/context'
import { useFileDetail } from '../../store/file-detail'
import { useWords } from '../../text/words'
import { Button } from '../../ui/button'
import { BackIcon } from '../../ui/icons'
import { ProblemState } from '../../ui/problem-state'
import { LoadingArea, Shape } from '../../ui/shape'
import { DetailFoot } from './detail-foot'
import { Facts, MoreFacts } from './facts'
import { Findings } from './findings'
import { Pictures } from './pictures'
import { PrivacyList } from './privacy-list'
import { VerdictBanner } from './verdict-banner'
import { shortPath } from './file-words'
import { WorthNow } from './worth-now'
import styles from './file-detail.module.css'

type Props = {
  readonly row: FileRow | null
  /** All that were seen: what of them is worth points stands here while none is chosen. */
  readonly rows: readonly FileRow[]
  readonly onClose: () => void
}

/** Everything about one file, beside the list; below 1080 px it covers it. */
export function FileDetailPane({ row, rows, onClose }: Props) {
  const { t } = useWords()
  const { show } = useActions()
  const detail = useFileDetail(row)
  if (row === null) {
    return (
      <section className={styles['pane']}>
        <WorthNow rows={rows} />
      </section>
    )
  }
  return (
    <section className={styles['pane']} aria-label={row.title ?? row.name}>
      <div className={styles['back']}>
        <Button kind="quiet" icon={BackIcon} onClick={onClose}>
          {t('detail.close')}
        </Button>
      </div>
      {detail.status === 'failed' && (
        <ProblemState title={t('failed.title')} error={detail.error} onRetry={() => show({ file: row.id })} />
      )}
      {detail.status === 'loading' && (
        <LoadingArea label={t('loading.label')}>
          <div className={styles['body']}>
            <Shape height={280} />
            <Shape height={120} />
          </div>
        </LoadingArea>
      )}
      {detail.status === 'ready' && <Detail key={row.id} row={row} detail={detail.value} />}
    </section>
  )
}

function Detail({ row, detail }: { readonly row: FileRow; readonly detail: FileDetail }) {
  const { t, bytes } = useWords()
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    body.current?.scrollTo({ top: 0 })
  }, [row.id])
  const { report } = detail
  const plates = report?.profile?.plates ?? []
  return (
    <>
      <div className={styles['body']} ref={body} tabIndex={0}>
        <div className={row.hasThumbnail ? styles['upper'] : styles['upperPlain']}>
          {row.hasThumbnail && <Pictures row={row} plates={plates} />}
          <div className={styles['summary']}>
            <div>
              <h2 className={styles['title']}>{row.title ?? row.name}</h2>
              <p className={styles['path']} title={detail.path}>
                <code>{shortPath(detail.path)}</code>
                {row.size > 0 && <span className={styles['size']}> · {bytes(row.size)}</span>}
              </p>
            </div>
            {detail.handedIn && <p className={styles['handedIn']}>{t('files.handedIn')}</p>}
            <VerdictBanner
              row={row}
              forecast={detail.forecast}
              knownModel={detail.draft?.knownModel ?? null}
            />
            {report && <Facts report={report} />}
          </div>
        </div>
        {report && <Findings findings={report.findings} verdict={report.verdict} />}
        {report && canBeSent(row) && <PrivacyList found={report.privacy} />}
        {report && <MoreFacts report={report} />}
      </div>
      <DetailFoot row={row} detail={detail} />
    </>
  )
}

/** Whether a copy of it could ever be sent: the settings of a slicer are only read. */
const canBeSent = ({ verdict, qualifiesFor }: FileRow): boolean =>
  verdict === 'qualifies' && qualifiesFor.some((what) => what !== 'setup-printer')
