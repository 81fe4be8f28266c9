import type { OutboxItemView } from '@shared/ipc/views'
import { pendingRow } from './history'
import type { FakeMemory } from './memory'

type Action = {
  readonly item: Pick<OutboxItemView, 'kind' | 'label' | 'file' | 'upload'>
  readonly rule: string
  readonly amount: number
  readonly onConfirmed: () => void
}

/** Records an action, sends it when the scene has a connection, and confirms it; gives the claim's id. */
export function record(memory: FakeMemory, { item, rule, amount, onConfirmed }: Action): string {
  const id = memory.newId()
  const madeAt = memory.now().toISOString()
  const entry: OutboxItemView = {
    ...item,
    id,
    state: 'waiting-to-sync',
    madeAt,
    attempts: 0,
    nextTryAt: null,
    error: null,
  }
  const { outbox, sync } = memory.state
  memory.change({
    outbox: [entry, ...outbox],
    sync: { ...sync, state: 'waiting', waiting: sync.waiting + 1 },
  })
  memory.changePending([
    pendingRow(id, rule, item.label, amount, madeAt, 'waiting-to-sync'),
    ...memory.pending,
  ])
  if (!memory.scene.reachable || memory.state.place.kind === 'none') return id
  const size = item.upload?.size ?? 0
  const steps = size > 0 ? 6 : 1
  for (let step = 1; step <= steps; step++) {
    memory.later(400 * step, () =>
      memory.changeOutbox(id, {
        state: 'sending',
        upload: size > 0 ? { sent: Math.round((size * step) / steps), size } : null,
      }),
    )
  }
  memory.later(400 * (steps + 2), () => {
    memory.changeOutbox(id, null)
    memory.confirm(id, amount)
    onConfirmed()
  })
  return id
}
