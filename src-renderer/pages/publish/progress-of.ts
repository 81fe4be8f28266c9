import type { FileRow, OutboxItemView } from '@shared/ipc/views'

export type PublishStage = 'waiting' | 'sending' | 'checking' | 'confirmed' | 'refused'
export type Progress = {
  readonly stage: PublishStage
  readonly upload: OutboxItemView['upload']
  readonly items: readonly OutboxItemView[]
}

/** How far a published file is, by what waits in the outbox for it; null before it was published. */
export function progressOf(
  row: Pick<FileRow, 'publication'>,
  claims: readonly string[],
  outbox: readonly OutboxItemView[],
): Progress | null {
  const items = outbox.filter((item) => claims.includes(item.id))
  const upload = items.find((item) => item.upload !== null)?.upload ?? null
  const at = (stage: PublishStage): Progress => ({ stage, upload, items })
  switch (row.publication) {
    case null:
      return null
    case 'refused':
      return null
    case 'confirmed':
    case 'estimate':
      return at('confirmed')
    case 'waiting-for-approval':
      return at('checking')
    case 'sending':
      return at('sending')
    case 'waiting-to-sync':
      if (items.some((item) => item.state === 'sending')) return at('sending')
      if (items.length > 0 && items.every((item) => item.state === 'waiting-for-approval'))
        return at('checking')
      return at('waiting')
  }
}
