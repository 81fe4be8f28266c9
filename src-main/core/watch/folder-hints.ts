import { watch, type FSWatcher } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { codeOf } from '../store/disk'
import { noWatchesLeft, type HintSource } from './hints'
import { placeIn } from './roots'

/**
 * Hints for folders with very many files: one watch of the system for each folder, none for a file. A folder is watched
 * before it is listed, so that nothing can come in between.
 */
export const folderHints: HintSource = (root, hints) => {
  const watched = new Map<string, FSWatcher>()
  let closed = false

  const fail = (error: unknown) => {
    const code = codeOf(error)
    if (code !== null && noWatchesLeft.has(code)) hints.onExhausted(code)
    else hints.onUnsure()
  }

  const leave = (folder: string) => {
    for (const [path, watcher] of watched) {
      if (path !== folder && !path.startsWith(`${folder}${sep}`)) continue
      watcher.close()
      watched.delete(path)
    }
  }

  /** A name came or went: where it is a folder's, its watches go with it. */
  const turned = async (path: string) => {
    const wasFolder = watched.has(path)
    leave(path)
    const isFolder = await lstat(path).then(
      (stats) => stats.isDirectory(),
      () => false,
    )
    if (isFolder) await enter(path)
    if (!closed && (isFolder || wasFolder)) hints.onUnsure()
  }

  const begin = (folder: string) => {
    const watcher = watch(folder, (kind, name) => {
      if (closed) return
      if (name === null) {
        hints.onUnsure()
        return
      }
      const path = join(folder, name)
      const place = placeIn(root, path)
      if (kind === 'rename' && place.asFolder) void turned(path)
      if (place.asFile) hints.onPath(path)
    })
    watcher.on('error', (error) => {
      if (closed) return
      leave(folder)
      fail(error)
    })
    watched.set(folder, watcher)
  }

  const enter = async (top: string) => {
    const folders = [top]
    for (let folder = folders.pop(); folder !== undefined && !closed; folder = folders.pop()) {
      if (watched.has(folder)) continue
      try {
        begin(folder)
        for (const entry of await readdir(folder, { withFileTypes: true })) {
          const path = join(folder, entry.name)
          if (entry.isDirectory() && placeIn(root, path).asFolder) folders.push(path)
        }
      } catch (error) {
        if (!closed) fail(error)
      }
    }
  }

  const entered = enter(root.path).then(() => {
    if (!closed) hints.onUnsure()
  })
  return {
    close: async () => {
      closed = true
      await entered
      for (const watcher of watched.values()) watcher.close()
      watched.clear()
    },
  }
}
