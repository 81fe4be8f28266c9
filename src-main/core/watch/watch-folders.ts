import { lstat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Report } from '@shared/inspect/report'
import { unreadableReport } from '../files/file-record'
import { looksLikePreset } from '../files/preset-sniff'
import type { Inspector, Log } from '../ports'
import { createWatcher, type Found } from './watcher'

/** One thing that happened in a watched folder. */
export type WatchEvent =
  | { readonly event: 'watching' | 'missing' | 'unreadable'; readonly file: string }
  | { readonly event: 'verdict'; readonly file: string; readonly report: Report }
  | { readonly event: 'gone'; readonly file: string }

/**
 * Watches folders and inspects what settles in them, and keeps nothing: the watcher of the app for the terminal.
 * Answers a function that ends it and leaves nothing behind.
 */
export function watchFolders(deps: {
  readonly folders: readonly string[]
  readonly inspector: Inspector
  readonly onEvent: (event: WatchEvent) => void
  readonly log: Log
}): { readonly dispose: () => Promise<void> } {
  const { inspector, onEvent } = deps
  const known = new Map<
    string,
    { readonly size: number; readonly mtimeMs: number; readonly shown: boolean }
  >()
  const working = new Set<Promise<void>>()
  const words = { yes: 'watching', missing: 'missing', failed: 'unreadable' } as const

  const take = async ({ root, path, size, mtimeMs }: Found) => {
    const isJson = path.toLowerCase().endsWith('.json')
    if (isJson && !(await looksLikePreset(path))) {
      known.set(path, { size, mtimeMs, shown: false })
      return
    }
    const inspected = await inspector.inspect(path, root.kind === 'slicer-data' ? root.path : null)
    const after = await lstat(path).catch(() => null)
    if (after?.size !== size || after.mtimeMs !== mtimeMs) {
      watcher.lookAgain(root, path)
      return
    }
    const report = inspected.ok ? inspected.value : unreadableReport(path, size)
    known.set(path, { size, mtimeMs, shown: true })
    onEvent({ event: 'verdict', file: path, report: { ...report, file: path } })
  }

  const watcher = createWatcher({
    known: () => known,
    onSettling: () => undefined,
    onSettled: (found) => {
      const before = known.get(found.path)
      if (before?.size === found.size && before.mtimeMs === found.mtimeMs) return
      const work = take(found).finally(() => working.delete(work))
      working.add(work)
    },
    onGone: (_root, path) => {
      const before = known.get(path)
      known.delete(path)
      if (before?.shown) onEvent({ event: 'gone', file: path })
    },
    onWatching: (root, watching) => {
      if (watching === 'yes' || watching === 'missing' || watching === 'failed')
        onEvent({ event: words[watching], file: root })
    },
    log: deps.log,
  })
  watcher.watch(
    deps.folders.map((folder) => {
      const path = resolve(folder)
      return { id: path, path, kind: 'exports', config: null, ignore: [] }
    }),
  )
  return {
    dispose: async () => {
      await watcher.dispose()
      await Promise.all(working)
    },
  }
}
