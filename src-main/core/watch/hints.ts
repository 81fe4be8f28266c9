import { watch } from 'chokidar'
import { codeOf } from '../store/disk'
import { placeIn, type WatchRoot } from './roots'

/**
 * Says that something may have changed; a scan says what. Behind this little interface another backend can follow.
 * Hints may be late, doubled or missing: they only make things quicker.
 */
export type Hints = {
  /** A file that may matter came, changed or went. */
  readonly onPath: (path: string) => void
  /** More may have changed than can be told. */
  readonly onUnsure: () => void
  /** No more hints will come: the system has no watches left. Scanning goes on. */
  readonly onExhausted: (code: string) => void
}
export type HintSource = (root: WatchRoot, hints: Hints) => { readonly close: () => Promise<void> }

/** The system's ways to say that it has no watches left. */
export const noWatchesLeft: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE', 'ENFILE'])

export const chokidarHints: HintSource = (root, hints) => {
  const watcher = watch(root.path, {
    ignoreInitial: true,
    followSymlinks: false,
    persistent: true,
    awaitWriteFinish: false,
    atomic: false,
    ignorePermissionErrors: true,
    ignored: (path, stats) => {
      const place = placeIn(root, path)
      if (stats === undefined) return !place.asFile && !place.asFolder
      return stats.isDirectory() ? !place.asFolder : !place.asFile || !stats.isFile()
    },
  })
  watcher
    .on('ready', hints.onUnsure)
    .on('add', hints.onPath)
    .on('change', hints.onPath)
    .on('unlink', hints.onPath)
    .on('addDir', hints.onUnsure)
    .on('unlinkDir', hints.onUnsure)
    .on('error', (error) => {
      const code = codeOf(error)
      if (code !== null && noWatchesLeft.has(code)) hints.onExhausted(code)
      else hints.onUnsure()
    })
  return { close: () => watcher.close() }
}
