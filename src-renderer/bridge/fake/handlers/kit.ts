import { err, ok } from '@shared/result'
import type { Kit, OutboxItemView } from '@shared/ipc/views'
import type { FakeMemory } from '../memory'
import { done } from './answers'
import type { HandlersOf } from './of'

export function kitHandlers(memory: FakeMemory): HandlersOf<'kit'> {
  const kits = new Map<string, Kit>()
  /** Takes a kit's question off the list of what waits. */
  const settle = (file: string) => {
    kits.delete(file)
    const outbox = memory.state.outbox.filter(
      (item) => item.file !== file || item.state !== 'ask-whether-it-went-through',
    )
    memory.change({ outbox })
  }
  return {
    'kit.make': async ({ file: id, form }) => {
      const file = memory.files.get(id)
      if (!file || memory.state.place.kind !== 'assisted') return err({ code: 'not-possible-here' })
      const { upload } = memory.state.place.site.pages
      settle(id)
      const kit: Kit = {
        file: id,
        copyName: file.row.name,
        copySize: file.row.size,
        removed: file.privacy.length,
        pictureNames: Array.from({ length: (file.picture ? 1 : 0) + form.photos.length }, (_, at) =>
          file.row.name.replace(/\.[^.]+$/u, `-${String(at + 1)}.png`),
        ),
        title: form.title,
        description: form.description,
        tags: form.tags,
        licence: form.licence,
        host: new URL(upload).host,
        uploadPage: upload,
      }
      kits.set(id, kit)
      const question: OutboxItemView = {
        id: memory.newId(),
        kind: file.row.qualifiesFor.includes('model-upload') ? 'publish-model' : 'publish-profile',
        label: form.title,
        file: id,
        state: 'ask-whether-it-went-through',
        madeAt: memory.now().toISOString(),
        attempts: 0,
        nextTryAt: null,
        error: null,
        upload: null,
      }
      memory.change({ outbox: [question, ...memory.state.outbox] })
      return ok(kit)
    },
    'kit.made': async ({ file }) => ok({ kit: kits.get(file) ?? null }),
    'kit.show-copy': async () => done,
    'kit.drag-out': async () => done,
    'kit.open-page': async () => done,
    'kit.answer': async ({ file: id, wentThrough }) => {
      const points = memory.files.get(id)?.row.points ?? 0
      settle(id)
      if (wentThrough) {
        memory.changeFile(id, { publication: 'estimate', earned: points })
        memory.change({ points: { ...memory.state.points, balance: memory.state.points.balance + points } })
      }
      return done
    },
  }
}
