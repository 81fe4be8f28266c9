import { useDeferredValue, useEffect } from 'react'
import { useApp, useAppState } from '../store/context'
import { useWords } from '../text/words'
import { DropZone } from './drop-zone'
import { DemoStrip } from './demo-strip'
import { LiveSync } from './live-sync'
import { NoticeBar } from './notice-bar'
import { Guide, fetchPages, pageComponents } from './pages'
import { ShortcutsSheet } from './shortcuts-sheet'
import { Sidebar } from './sidebar'
import { WaitingPanel } from './waiting-panel'
import styles from './window.module.css'

export function Window() {
  const { t } = useWords()
  // The page that is left stays until the next one is there.
  const page = useDeferredValue(useApp((store) => store.view.page))
  const guideAsked = useApp((store) => store.view.guide)
  const guideDone = useAppState((state) => state.settings.guideDone)
  const Shown = pageComponents[page]
  useEffect(() => {
    const idle = requestIdleCallback(() => void fetchPages())
    return () => cancelIdleCallback(idle)
  }, [])
  if (guideAsked !== null || !guideDone) {
    return (
      <div className={styles['window']}>
        <DemoStrip />
        <Guide />
        <NoticeBar />
        <DropZone />
      </div>
    )
  }
  return (
    <div className={styles['window']}>
      <a className={styles['skip']} href="#page-heading">
        {t('nav.skip')}
      </a>
      <DemoStrip />
      <div className={styles['row']}>
        <Sidebar />
        <Shown />
      </div>
      <WaitingPanel />
      <ShortcutsSheet />
      <NoticeBar />
      <LiveSync />
      <DropZone />
    </div>
  )
}
