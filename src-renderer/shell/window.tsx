import type { ReactNode } from 'react'
import { useApp, useAppState } from '../store/context'
import type { Page } from '../store/view'
import { useWords } from '../text/words'
import { BadgesPage } from '../pages/badges/badges-page'
import { CommunityPage } from '../pages/community/community-page'
import { FilesPage } from '../pages/files/files-page'
import { Guide } from '../pages/guide/guide'
import { HistoryPage } from '../pages/history/history-page'
import { ModelsPage } from '../pages/models/models-page'
import { RewardTasksPage } from '../pages/reward-tasks/reward-tasks-page'
import { SettingsPage } from '../pages/settings/settings-page'
import { StorePage } from '../pages/store/store-page'
import { DropZone } from './drop-zone'
import { DemoStrip } from './demo-strip'
import { LiveSync } from './live-sync'
import { NoticeBar } from './notice-bar'
import { ShortcutsSheet } from './shortcuts-sheet'
import { Sidebar } from './sidebar'
import { WaitingPanel } from './waiting-panel'
import styles from './window.module.css'

const pages: Readonly<Record<Page, () => ReactNode>> = {
  tasks: RewardTasksPage,
  files: FilesPage,
  models: ModelsPage,
  community: CommunityPage,
  store: StorePage,
  history: HistoryPage,
  badges: BadgesPage,
  settings: SettingsPage,
}

export function Window() {
  const { t } = useWords()
  const page = useApp((store) => store.view.page)
  const guideAsked = useApp((store) => store.view.guide)
  const guideDone = useAppState((state) => state.settings.guideDone)
  const Shown = pages[page]
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
