import type { MessageId } from '@shared/i18n/catalogue'
import type { Page } from '../store/view'
import {
  BadgesIcon,
  CommunityIcon,
  CubeIcon,
  FilesIcon,
  HistoryIcon,
  SettingsIcon,
  StoreIcon,
  TasksIcon,
  type Icon,
} from '../ui/icons'

export type NavItem = { readonly page: Page; readonly name: MessageId; readonly icon: Icon }

/** The pages of the sidebar, in its order; Settings stands after a rule. */
export const navItems: readonly NavItem[] = [
  { page: 'tasks', name: 'nav.tasks', icon: TasksIcon },
  { page: 'files', name: 'nav.files', icon: FilesIcon },
  { page: 'models', name: 'nav.models', icon: CubeIcon },
  { page: 'community', name: 'nav.community', icon: CommunityIcon },
  { page: 'store', name: 'nav.store', icon: StoreIcon },
  { page: 'history', name: 'nav.history', icon: HistoryIcon },
  { page: 'badges', name: 'nav.badges', icon: BadgesIcon },
]
export const navSettings: NavItem = { page: 'settings', name: 'nav.settings', icon: SettingsIcon }
