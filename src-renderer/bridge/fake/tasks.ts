import type { OutboxItemView, TaskView } from '@shared/ipc/views'
import type { FakeMemory } from './memory'
import { record } from './record'

const changeTask = (memory: FakeMemory, rule: string, changed: (task: TaskView) => TaskView) => {
  const { tasks } = memory.state
  memory.change({
    tasks: { ...tasks, tasks: tasks.tasks.map((task) => (task.rule === rule ? changed(task) : task)) },
  })
}

/** Does a task that is still to do, so that its points wait and are confirmed. */
export function doTask(memory: FakeMemory, rule: string, kind: OutboxItemView['kind'], label: string): void {
  const open = memory.state.tasks.tasks.find((task) => task.rule === rule && task.state === 'to-do')
  if (!open) return
  changeTask(memory, rule, (task) => ({ ...task, state: 'waiting-to-sync', pending: task.points }))
  record(memory, {
    item: { kind, label, file: null, upload: null },
    rule,
    amount: open.points,
    onConfirmed: () =>
      changeTask(memory, rule, (task) => ({
        ...task,
        state: 'complete',
        earned: task.points,
        pending: 0,
        doneWith: label,
      })),
  })
}
