import type { AppState } from '@shared/ipc/contract'
import type { FileRow, PlaceView, TaskView } from '@shared/ipc/views'

/** What the place is called; null where its name is a text of the app's own. */
export function placeName(place: PlaceView): string | null {
  switch (place.kind) {
    case 'service':
      return place.name
    case 'assisted':
      return place.site.name
    case 'practice':
    case 'none':
      return null
  }
}

/** Whether any folder with exports was accepted. */
export const watchesExports = (state: Pick<AppState, 'folders'>): boolean =>
  state.folders.some(({ kind, state: at }) => kind === 'exports' && at === 'accepted')

/** Files that could be published now. */
export const toPublish = (rows: readonly FileRow[]): readonly FileRow[] =>
  rows.filter(
    (row) =>
      row.state === 'checked' &&
      row.verdict === 'qualifies' &&
      row.publication === null &&
      row.qualifiesFor.some((what) => what !== 'setup-printer'),
  )

/** What the number in the sidebar counts. */
export const countToPublish = (rows: readonly FileRow[]): number => toPublish(rows).length

/** Waiting actions that need the member: refused ones, and kits whose outcome only he or she knows. */
export const needAttention = (state: Pick<AppState, 'outbox'>) =>
  state.outbox.filter(({ state: at }) => at === 'refused' || at === 'ask-whether-it-went-through')

/** What is left to earn under a task: its points while it is to do, or the room under its cap. */
export function leftToEarn(task: TaskView): number {
  if (task.action === 'none') return 0
  if (task.cap) return task.cap.left
  return task.state === 'to-do' ? task.points : 0
}

/** The month that the caps are about, and when the next opens; null where no cap has a month. */
export function capPeriod(tasks: readonly TaskView[]): { month: string; opensAt: string | null } | null {
  const cap = tasks
    .map((task) => task.cap)
    .find(
      (one): one is NonNullable<TaskView['cap']> & { month: string } => one !== null && one.month !== null,
    )
  return cap ? { month: cap.month, opensAt: cap.opensAt } : null
}

/** Whole days that are left until a moment, the current one not counted. */
export const daysUntil = (now: Date, at: string): number =>
  Math.max(0, Math.floor((new Date(at).getTime() - now.getTime()) / 86_400_000))
