import { lazy, useState, type ComponentType } from 'react'
import { RewardTasksPage } from '../pages/reward-tasks/reward-tasks-page'
import type { Page } from '../store/view'

/** A page in a script of its own. Once that is there the page draws at once: `lazy` would show what stands in first. */
function later(load: () => Promise<ComponentType>) {
  let there: ComponentType | null = null
  const fetch = async () => (there = await load())
  const Lazy = lazy(async () => ({ default: await fetch() }))
  const Component = () => {
    const [Shown] = useState(() => there ?? Lazy)
    return <Shown />
  }
  return { Component, fetch }
}

/** The window opens with what its first page needs; the others come when they are asked for, or after a moment of rest. */
const files = later(async () => (await import('../pages/files/files-page')).FilesPage)
const models = later(async () => (await import('../pages/models/models-page')).ModelsPage)
const community = later(async () => (await import('../pages/community/community-page')).CommunityPage)
const store = later(async () => (await import('../pages/store/store-page')).StorePage)
const history = later(async () => (await import('../pages/history/history-page')).HistoryPage)
const badges = later(async () => (await import('../pages/badges/badges-page')).BadgesPage)
const settings = later(async () => (await import('../pages/settings/settings-page')).SettingsPage)
const guide = later(async () => (await import('../pages/guide/guide')).Guide)
const laterPages = { files, models, community, store, history, badges, settings, guide }

export const pageComponents: Readonly<Record<Page, ComponentType>> = {
  tasks: RewardTasksPage,
  files: files.Component,
  models: models.Component,
  community: community.Component,
  store: store.Component,
  history: history.Component,
  badges: badges.Component,
  settings: settings.Component,
}

export const Guide = guide.Component

export async function fetchPage(page: Page | 'guide'): Promise<void> {
  if (page !== 'tasks') await laterPages[page].fetch()
}

/** Fetches all that is not there yet, so that no page has to be waited for later. */
export async function fetchPages(): Promise<void> {
  await Promise.all(Object.values(laterPages).map(({ fetch }) => fetch()))
}
