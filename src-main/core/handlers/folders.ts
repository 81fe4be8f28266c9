import { relative, resolve, sep } from 'node:path'
import { appError } from '@shared/errors'
import type { Handlers } from '@shared/ipc/contract'
import { err, ok } from '@shared/result'
import type { StateChange } from '@shared/state/change'
import type { FolderRecord } from '@shared/state/document'
import { isIgnored } from '@shared/watch/ignore'
import type { Reading } from '../store/store'
import { ignoredIn } from '../watch/ignored-in'
import { folderId, offered, slicerIn } from '../slicers/find'
import { done, type Context } from './context'

type Names =
  | 'slicers.find'
  | 'folders.choose'
  | 'folders.decide'
  | 'folders.publish-by-itself'
  | 'folders.ignored'
  | 'folders.ignore'
  | 'folders.forget'

/** Files that something was claimed for, in any place: their record stays. */
const claimedFiles = ({ places }: Reading): ReadonlySet<string | null> =>
  new Set([...places.values()].flatMap(({ claims }) => [...claims.values()].map(({ file }) => file)))

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
      const chosen = await deps.desktop.chooseFolder('to-watch')
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
    'folders.ignored': async ({ folder: id, patterns }) => {
      const folder = store.state.folders.get(id)
      if (folder?.state !== 'accepted' || folder.kind !== 'exports')
        return err(appError('not-found', { folder: id }))
      return ok(
        await ignoredIn({ id, path: folder.path, kind: 'exports', config: null, ignore: [] }, patterns),
      )
    },
    'folders.ignore': async ({ folder: id, patterns }) => {
      const ignore = [...new Set(patterns)]
      const stored = await store.commit((state): StateChange[] => {
        const folder = state.folders.get(id)
        if (!folder) return []
        const claimed = claimedFiles(state)
        const hidden = [...state.files.values()].filter(
          (file) =>
            file.root === id &&
            !claimed.has(file.id) &&
            isIgnored(relative(folder.path, file.path).split(sep), ignore),
        )
        return [
          { change: 'folder-put', folder: { ...folder, ignore } },
          { change: 'files-forgotten', files: hidden.map((file) => file.id) },
        ]
      })
      watchAccepted()
      return done(stored)
    },
    'folders.forget': async ({ folder: id }) => {
      const stored = await store.commit((state): StateChange[] => {
        if (!state.folders.has(id)) return []
        const claimed = claimedFiles(state)
        const inIt = [...state.files.values()].filter(({ root }) => root === id)
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
