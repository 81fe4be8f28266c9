import type { TaskView } from '@shared/ipc/views'

export const pages = [
  'tasks',
  'files',
  'models',
  'community',
  'store',
  'history',
  'badges',
  'settings',
] as const
export type Page = (typeof pages)[number]
export type GuideStep = 1 | 2 | 3
export const taskForms = [
  'set-preference',
  'set-identity',
  'set-profile',
  'set-up-printer',
  'send-feedback',
] as const satisfies readonly TaskView['action'][]
export type TaskForm = (typeof taskForms)[number]

/** Where the member is: which page, what is chosen on it, what stands beside it. */
export type View = {
  readonly page: Page
  readonly file: string | null
  /** The model of somebody else that is looked at. */
  readonly model: string | null
  /** The history row whose arithmetic is shown: an entry's or a claim's id. */
  readonly entry: string | null
  readonly publishing: string | null
  readonly form: TaskForm | null
  /** What stands in the feedback to the team before the member writes. */
  readonly feedbackBegins: string
  readonly goalOpen: boolean
  readonly earlierOpen: boolean
  readonly shortcutsOpen: boolean
  readonly waitingOpen: boolean
  readonly seenHelpOpen: boolean
  /** The guide when it was asked for again; null otherwise. */
  readonly guide: GuideStep | null
}

export const firstView: View = {
  page: 'tasks',
  file: null,
  model: null,
  entry: null,
  publishing: null,
  form: null,
  feedbackBegins: '',
  goalOpen: false,
  earlierOpen: false,
  shortcutsOpen: false,
  waitingOpen: false,
  seenHelpOpen: false,
  guide: null,
}

/** Changing the page puts away what stood beside the last one, and keeps the chosen file. */
export function viewOf(view: View, page: Page, more: Partial<View> = {}): View {
  return { ...firstView, file: view.file, page, ...more }
}
