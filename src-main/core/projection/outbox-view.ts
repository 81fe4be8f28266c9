import type { OutboxItemView, SyncView } from '@shared/ipc/views'
import type { ClaimRecord } from '@shared/state/document'
import type { Place } from '@shared/state/state'
import { isPending } from '../points/speculation'

export type Uploads = ReadonlyMap<string, { readonly sent: number; readonly size: number }>

/** What is on its way, newest first. Every item has a state, a reason and a next try. */
export function outboxView(place: Place | null, sync: SyncView, uploads: Uploads): OutboxItemView[] {
  const items: OutboxItemView[] = []
  for (const record of place?.claims.values() ?? []) {
    const state = place === null ? null : shownState(record, place)
    if (state === null) continue
    const { claim, progress, label, file } = record
    const waits = state === 'waiting-to-sync'
    items.push({
      id: claim.id,
      kind: claim.body.kind,
      label,
      file,
      state,
      madeAt: claim.madeAt,
      attempts: progress.attempts,
      nextTryAt: waits ? later(progress.nextTryAt, sync.nextTryAt) : null,
      error: progress.error ?? (waits ? sync.error : null),
      upload: uploads.get(claim.id) ?? null,
    })
  }
  return items.reverse()
}

function shownState(record: ClaimRecord, place: Place): OutboxItemView['state'] | null {
  switch (record.progress.state) {
    case 'waiting':
      return 'waiting-to-sync'
    case 'sending':
      return 'sending'
    case 'paused':
      return 'paused'
    case 'waiting-for-approval':
      return 'waiting-for-approval'
    case 'refused':
      return 'refused'
    case 'ask':
      return 'ask-whether-it-went-through'
    case 'done':
      return isPending(record, place) ? 'sending' : null
    case 'not-done':
    case 'discarded':
      return null
  }
}

const later = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || Date.parse(a) > Date.parse(b) ? a : b
