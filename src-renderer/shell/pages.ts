import { lazy, type ComponentType } from 'react'
import { RewardTasksPage } from '../pages/reward-tasks/reward-tasks-page'
import type { Page } from '../store/view'

/** What a page's file gives, as `lazy` wants it. */
const only = (component: ComponentType) => ({ default: component })

/** Each comes in a script of its own, so that the window opens with what its first page needs. */
const load = {
  files: () => import('../pages/files/files-page').then(({ FilesPage }) => only(FilesPage)),
  models: () => import('../pages/models/models-page').then(({ ModelsPage }) => only(ModelsPage)),
  community: () =>
    import('../pages/community/community-page').then(({ CommunityPage }) => only(CommunityPage)),
  store: () => import('../pages/store/store-page').then(({ StorePage }) => only(StorePage)),
  history: () => import('../pages/history/history-page').then(({ HistoryPage }) => only(HistoryPage)),
  badges: () => import('../pages/badges/badges-page').then(({ BadgesPage }) => only(BadgesPage)),
  settings: () => import('../pages/settings/settings-page').then(({ SettingsPage }) => only(SettingsPage)),
  guide: () => import('../pages/guide/guide').then(({ Guide }) => only(Guide)),
}

/** The window opens on its tasks, so they do not come later. */
export const pageComponents: Readonly<Record<Page, ComponentType>> = {
  tasks: RewardTasksPage,
  files: lazy(load.files),
  models: lazy(load.models),
  community: lazy(load.community),
  store: lazy(load.store),
  history: lazy(load.history),
  badges: lazy(load.badges),
  settings: lazy(load.settings),
}

export const Guide = lazy(load.guide)

/** Fetches all that is not there yet, so that no page has to be waited for later. */
export async function loadPages(): Promise<void> {
  await Promise.all(Object.values(load).map((page) => page()))
}
