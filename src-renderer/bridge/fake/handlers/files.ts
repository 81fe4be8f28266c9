import { err, ok } from '@shared/result'
import { fakeDetail } from '../files'
import type { FakeMemory } from '../memory'
import { fakePicture } from '../pictures'
import { publish } from '../publish'
import { done } from './answers'
import type { HandlersOf } from './of'

export const fileHandlers = (memory: FakeMemory): HandlersOf<'files'> => ({
  'files.list': async () => ok({ files: [...memory.files.values()].map((file) => file.row) }),
  'files.detail': async ({ file: id }) => {
    const file = memory.files.get(id)
    const claims = memory.state.outbox.filter((item) => item.file === id).map((item) => item.id)
    return file ? ok(fakeDetail(file, claims)) : err({ code: 'not-found' })
  },
  'files.picture': async ({ file: id, plate }) => {
    const picture = memory.files.get(id)?.picture ?? null
    if (!picture) return ok({ url: null })
    return ok({ url: fakePicture(plate === 2 ? 'hooks' : picture.shape, picture.ink) })
  },
  'files.check-again': async () => done,
  'files.show-in-folder': async () => done,
  'files.publish': async ({ file, form }) => ok({ claims: publish(memory, file, form) }),
})
