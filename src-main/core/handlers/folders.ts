import { resolve } from 'node:path'
import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { err, ok } from '@shared/result'
import type { StateChange } from '@shared/state/change'
import type { FolderRecord } from '@shared/state/document'
import { folderId, offered, slicerIn } from '../slicers/find'
import { done, type Context } from './context'

type Names =
  'slicers.find' | 'folders.choose' | 'folders.decide' | 'folders.publish-by-itself' | 'folders.forget'

export function folderHandlers(context: Context): Pick<Handlers, Names> {
  const { store, slicers, deps, watchAccepted } = context

  const change = async (id: string, how: (folder: FolderRecord) => FolderRecord) => {
    if (!store.state.folders.has(id)) return err(appError('not-found', { folder: id }))
    const stored = await store.commit(({ folders }) => {
      const folder = folders.get(id)
      return folder ? [{ change: 'folder-put', folder: how(folder) }] : []
    })
    if (!stored.ok) return stored
    watchAccepted()
    const folder = store.state.folders.get(id)
    if (folder?.kind === 'slicer-data' && folder.state === 'accepted') await slicers.readConfig(folder)
    return ok({})
  }

  return {
    'slicers.find': async () => {
      await slicers.find()
      return ok({})
    },
    'folders.choose': async () => {
      const chosen = await deps.desktop.chooseFolder()
      if (chosen === null) return ok({ folder: null })
      const path = resolve(chosen)
      const kind = await slicerIn(path)
      const known = store.state.folders.get(folderId(path))
      const folder = known ?? offered(path, kind ? 'slicer-data' : 'exports', kind?.id ?? null)
      const stored = await store.commit(() => [
        { change: 'folder-put', folder: { ...folder, state: 'accepted' } },
      ])
      if (!stored.ok) return stored
      const changed = await change(folder.id, (before) => before)
      return changed.ok ? ok({ folder: folder.id }) : changed
    },
    'folders.decide': ({ folder, state }) =>
      change(folder, (before) => ({
        ...before,
        state,
        publishByItself: state === 'accepted' && before.publishByItself,
      })),
    'folders.publish-by-itself': ({ folder, on }) =>
      change(folder, (before) => ({ ...before, publishByItself: on && before.kind === 'exports' })),
    'folders.forget': async ({ folder: id }) => {
      const stored = await store.commit(({ folders, files, places }): StateChange[] => {
        if (!folders.has(id)) return []
        const claimed = new Set(
          [...places.values()].flatMap(({ claims }) => [...claims.values()].map(({ file }) => file)),
        )
        const inIt = [...files.values()].filter(({ root }) => root === id)
        return [
          { change: 'folder-forgotten', folder: id },
          // What was published stays as a record; the rest is not ours to remember.
          {
            change: 'files-forgotten',
            files: inIt.map((file) => file.id).filter((file) => !claimed.has(file)),
          },
        ]
      })
      watchAccepted()
      return done(stored)
    },
  }
}
