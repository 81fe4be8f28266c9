import { err, ok } from '@shared/result'
import type { FakeMemory } from '../memory'
import { done } from './answers'
import type { HandlersOf } from './of'

export const kitHandlers = (memory: FakeMemory): HandlersOf<'kit'> => ({
  'kit.make': async ({ file: id, form }) => {
    const file = memory.files.get(id)
    if (!file || memory.state.place.kind !== 'assisted') return err({ code: 'not-possible-here' })
    const { upload } = memory.state.place.site.pages
    return ok({
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
    })
  },
  'kit.show-copy': async () => done,
  'kit.drag-out': async () => done,
  'kit.open-page': async () => done,
  'kit.answer': async ({ file: id, wentThrough }) => {
    const points = memory.files.get(id)?.row.points ?? 0
    if (wentThrough) {
      memory.changeFile(id, { publication: 'estimate', earned: points })
      memory.change({ points: { ...memory.state.points, balance: memory.state.points.balance + points } })
    }
    return done
  },
})
