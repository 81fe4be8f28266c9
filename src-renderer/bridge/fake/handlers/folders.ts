import type { AppState } from '@shared/ipc/contract'
import { ok } from '@shared/result'
import { isIgnored } from '@shared/watch/ignore'
import type { FakeMemory } from '../memory'
import { done } from './answers'
import type { HandlersOf } from './of'

export function folderHandlers(memory: FakeMemory): HandlersOf<'folders'> {
  const changeFolder = (id: string, part: Partial<AppState['folders'][number]>) =>
    memory.change({
      folders: memory.state.folders.map((one) => (one.id === id ? { ...one, ...part } : one)),
    })
  return {
    'folders.choose': async () => {
      const id = memory.newFolderId()
      memory.change({
        folders: [
          ...memory.state.folders,
          {
            id,
            path: '/home/mara/exports',
            kind: 'exports',
            slicer: null,
            from: 'you',
            state: 'accepted',
            watching: 'yes',
            publishByItself: false,
            ignore: [],
          },
        ],
      })
      return ok({ folder: id })
    },
    'folders.decide': async ({ folder: id, state: decided }) => {
      changeFolder(id, { state: decided, watching: decided === 'accepted' ? 'yes' : 'no' })
      return done
    },
    'folders.publish-by-itself': async ({ folder: id, on }) => {
      changeFolder(id, { publishByItself: on })
      return done
    },
    'folders.ignored': async ({ folder: id, patterns }) => {
      const path = memory.state.folders.find((one) => one.id === id)?.path ?? ''
      const names = [...memory.files.values()]
        .filter(({ row }) => row.folder.startsWith(path))
        .map(({ row }) => row.name)
      const hidden = names.filter((name) => isIgnored([name], patterns))
      return ok({ files: names.length, hidden: hidden.length, names: hidden.slice(0, 8) })
    },
    'folders.ignore': async ({ folder: id, patterns }) => {
      changeFolder(id, { ignore: patterns })
      return done
    },
    'folders.forget': async ({ folder: id }) => {
      memory.change({ folders: memory.state.folders.filter((one) => one.id !== id) })
      return done
    },
  }
}
