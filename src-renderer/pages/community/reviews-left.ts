import type { TaskView } from '@shared/ipc/views'

export type ReviewsLeft = {
  readonly task: TaskView
  /** What is left under the cap of reviews. */
  readonly room: number
  /** What the next review can give at most. */
  readonly most: number
}

/** The task of reviewing prints, and what it can still give; null where the programme has no such task. */
export function reviewsLeft(tasks: readonly TaskView[]): ReviewsLeft | null {
  const task = tasks.find(({ action }) => action === 'review-a-print')
  if (!task) return null
  const room = task.cap?.left ?? task.points
  return { task, room, most: Math.min(task.points, room) }
}
