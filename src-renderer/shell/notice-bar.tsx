import { useActions, useApp } from '../store/context'
import { useWords } from '../text/words'
import { IconButton } from '../ui/button'
import { CloseIcon, StopIcon } from '../ui/icons'
import { CopyDetails } from '../ui/problem-state'
import styles from './notice-bar.module.css'

/** What the last action could not do, with what to do about it; spoken when it appears. */
export function NoticeBar() {
  const words = useWords()
  const notice = useApp((store) => store.notice)
  const { dismissNotice } = useActions()
  return (
    <div role="alert">
      {notice && (
        <div className={styles['bar']}>
          <StopIcon size={16} stroke={1.75} aria-hidden />
          <p className={styles['words']}>
            <b>{words.t('failed.action')}.</b> {words.error(notice)}
          </p>
          <CopyDetails error={notice} small />
          <IconButton icon={CloseIcon} label={words.t('action.close')} onClick={dismissNotice} />
        </div>
      )}
    </div>
  )
}
