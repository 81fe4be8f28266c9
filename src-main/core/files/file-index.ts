import type { FileRecord } from '@shared/state/document'
import type { Store } from '../store/store'

/** Finds recorded files by path and by content; follows the store. */
export type FileIndex = {
  readonly byPath: (path: string) => FileRecord | null
  readonly byContent: (sha256: string) => readonly FileRecord[]
  readonly under: (root: string) => ReadonlyMap<string, FileRecord>
  readonly dispose: () => void
}

export function createFileIndex(store: Store): FileIndex {
  const paths = new Map<string, string>()
  const contents = new Map<string, Set<string>>()
  const roots = new Map<string, Map<string, FileRecord>>()
  const indexed = new Map<string, FileRecord>()

  const remove = (id: string) => {
    const before = indexed.get(id)
    if (!before) return
    indexed.delete(id)
    if (paths.get(before.path) === id) paths.delete(before.path)
    if (before.sha256 !== null) contents.get(before.sha256)?.delete(id)
    roots.get(before.root)?.delete(before.path)
  }
  const put = (id: string) => {
    remove(id)
    const file = store.state.files.get(id)
    if (!file) return
    indexed.set(id, file)
    if (file.sha256 !== null) {
      const ids = contents.get(file.sha256)
      if (ids) ids.add(id)
      else contents.set(file.sha256, new Set([id]))
    }
    if (file.gone) return
    paths.set(file.path, id)
    const inRoot = roots.get(file.root)
    if (inRoot) inRoot.set(file.path, file)
    else roots.set(file.root, new Map([[file.path, file]]))
  }

  for (const id of store.state.files.keys()) put(id)
  const end = store.onChange((changes) => {
    for (const change of changes) {
      if (change.change === 'file-put') put(change.file.id)
      else if (change.change === 'file-gone') put(change.file)
      else if (change.change === 'files-forgotten') change.files.forEach(remove)
    }
  })
  const found = (id: string | undefined) => (id === undefined ? null : (store.state.files.get(id) ?? null))
  return {
    byPath: (path) => found(paths.get(path)),
    byContent: (sha256) => [...(contents.get(sha256) ?? [])].flatMap((id) => found(id) ?? []),
    under: (root) => roots.get(root) ?? new Map<string, FileRecord>(),
    dispose: end,
  }
}
