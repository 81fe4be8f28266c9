import type { PublishForm } from '@shared/ipc/views'
import type { FakeMemory } from './memory'
import { record } from './record'

/** Publishes model and profile of a file; gives the ids of the claims. */
export function publish(memory: FakeMemory, id: string, form: PublishForm): string[] {
  const file = memory.files.get(id)
  if (!file) return []
  const amount = file.row.points ?? 0
  memory.changeFile(id, { publication: 'waiting-to-sync' })
  const claim = record(memory, {
    item: {
      kind: file.row.qualifiesFor.includes('model-upload') ? 'publish-model' : 'publish-profile',
      label: form.title,
      file: id,
      upload: { sent: 0, size: file.row.size },
    },
    rule: file.forecast[0]?.rule ?? 'model-upload',
    amount,
    onConfirmed: () => memory.changeFile(id, { publication: 'confirmed', earned: amount, points: null }),
  })
  return [claim]
}
