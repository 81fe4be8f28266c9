import { lstat, stat } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import type { FolderView } from '@shared/ipc/views'
import type { Log } from '../ports'
import { codeOf } from '../store/disk'
import type { HintSource } from './hints'
import { hintsBySize } from './hints-by-size'
import { lookAt } from './look'
import { placeIn, type WatchRoot } from './roots'
import { scan } from './scan'
import { createSettler } from './settler'

export type Watching = FolderView['watching']

export type Found = {
  readonly root: WatchRoot
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
  /** Found by the first scan of its folder: it was there before anybody looked. */
  readonly wasThere: boolean
}

export type WatcherDeps = {
  /** What is known of the files below a root, so that only what is new or changed is looked at. */
  readonly known: (
    root: WatchRoot,
  ) => ReadonlyMap<string, { readonly size: number; readonly mtimeMs: number }>
  /** Being written, or being found complete. */
  readonly onSettling: (root: WatchRoot, path: string) => void
  readonly onSettled: (found: Found) => void
  readonly onGone: (root: WatchRoot, path: string) => void
  readonly onWatching: (root: string, watching: Watching) => void
  readonly log: Log
  readonly hints?: HintSource
  readonly rescanMs?: number
  readonly checkRootsMs?: number
  readonly pollMs?: number
}

/** Finds what lands in the accepted folders. Its dispose leaves no timer, watch or handle behind. */
export type Watcher = {
  readonly watch: (roots: readonly WatchRoot[]) => void
  /** Looks at everything again; answers when it did. */
  readonly scanNow: () => Promise<void>
  /** Looks at one path again, whatever is known of it. */
  readonly lookAgain: (root: WatchRoot, path: string) => void
  readonly suspend: () => void
  readonly resume: () => void
  readonly dispose: () => Promise<void>
}

type Followed = {
  readonly root: WatchRoot
  watching: Watching
  hints: { readonly close: () => Promise<void> } | null
  polling: boolean
  /** Which folder it was: a drive that comes back is another one. */
  identity: string | null
  scanned: boolean
  scanning: Promise<void> | null
  scanAgain: boolean
  scanSoon: NodeJS.Timeout | null
  ended: boolean
}

const identityOf = async (path: string): Promise<string | null> => {
  try {
    const stats = await stat(path)
    return `${String(stats.dev)}:${String(stats.ino)}`
  } catch {
    return null
  }
}

const isSame = (wanted: WatchRoot | undefined, followed: WatchRoot): boolean =>
  wanted?.path === followed.path && wanted.ignore.join('\n') === followed.ignore.join('\n')

export function createWatcher(deps: WatcherDeps): Watcher {
  const { log, hints: source = hintsBySize, rescanMs = 180_000, checkRootsMs = 2_000, pollMs = 2_000 } = deps
  const followed = new Map<string, Followed>()
  const closing = new Set<Promise<void>>()
  let suspended = false
  let disposed = false

  const settler = createSettler<{ followed: Followed; wasThere: boolean }>({
    atOnce: 16,
    look: (path, { followed: { root } }) => lookAt(root, path, performance.now()),
    onSettling: (path, { followed: { root } }) => {
      deps.onSettling(root, path)
    },
    onSettled: (path, { followed: { root }, wasThere }, seen) => {
      deps.onSettled({ root, path, wasThere, ...seen })
    },
    onGone: (path, { followed: { root, watching } }) => {
      if (watching !== 'missing') deps.onGone(root, path)
    },
  })

  const say = (entry: Followed, watching: Watching) => {
    if (entry.watching === watching || entry.ended) return
    entry.watching = watching
    deps.onWatching(entry.root.id, watching)
  }

  const closeHints = (entry: Followed) => {
    const closed = entry.hints?.close().catch(() => undefined)
    entry.hints = null
    if (!closed) return
    closing.add(closed)
    void closed.finally(() => closing.delete(closed))
  }

  const scanOnce = async (entry: Followed) => {
    const known = deps.known(entry.root)
    // What is left alone from now on is not missing.
    const missing = new Set([...known.keys()].filter((path) => placeIn(entry.root, path).asFile))
    let complete = true
    try {
      for await (const path of scan(entry.root)) {
        if (entry.ended || disposed) return
        if (path === null) complete = false
        else {
          missing.delete(path)
          const before = known.get(path)
          const stats = await lstat(path).catch(() => null)
          if (stats && before?.size === stats.size && before.mtimeMs === stats.mtimeMs) continue
          settler.follow(path, { followed: entry, wasThere: !entry.scanned })
        }
      }
    } catch (error) {
      if (codeOf(error) === 'ENOENT') await checkRoot(entry)
      else {
        log('folder.unreadable', { folder: entry.root.path, code: codeOf(error) })
        say(entry, 'failed')
      }
      return
    }
    entry.scanned = true
    say(entry, 'yes')
    if (complete) for (const path of missing) settler.follow(path, { followed: entry, wasThere: false })
  }

  const wantsScan = ({ scanAgain, ended }: Followed) => scanAgain && !ended && !disposed

  const runScan = (entry: Followed): Promise<void> => {
    if (entry.scanning) {
      entry.scanAgain = true
      return entry.scanning
    }
    const work = (async () => {
      do {
        entry.scanAgain = false
        if (entry.identity !== null) await scanOnce(entry)
      } while (wantsScan(entry))
    })().finally(() => {
      entry.scanning = null
    })
    entry.scanning = work
    closing.add(work)
    void work.finally(() => closing.delete(work))
    return work
  }

  const scanSoon = (entry: Followed) => {
    if (entry.scanSoon || entry.ended) return
    entry.scanSoon = setTimeout(() => {
      entry.scanSoon = null
      void runScan(entry)
    }, 200)
  }

  const openHints = (entry: Followed) => {
    closeHints(entry)
    entry.polling = false
    entry.hints = source(entry.root, {
      onPath: (path) => {
        if (entry.ended || suspended || !placeIn(entry.root, path).asFile) return
        settler.follow(path, { followed: entry, wasThere: false })
      },
      onUnsure: () => {
        if (!suspended) scanSoon(entry)
      },
      onExhausted: (code) => {
        if (entry.polling) return
        entry.polling = true
        log('folder.polling', { folder: entry.root.path, code })
        closeHints(entry)
      },
    })
  }

  /** Is the folder there, and is it the one that hints come from? */
  const checkRoot = async (entry: Followed): Promise<void> => {
    const identity = await identityOf(entry.root.path)
    if (entry.ended || disposed || identity === entry.identity) return
    entry.identity = identity
    if (identity === null) {
      closeHints(entry)
      settler.forget((path) => path.startsWith(entry.root.path))
      say(entry, 'missing')
      log('folder.missing', { folder: entry.root.path })
      return
    }
    say(entry, 'starting')
    openHints(entry)
    log('folder.watching', { folder: entry.root.path })
    await runScan(entry)
  }

  const end = (entry: Followed) => {
    entry.ended = true
    if (entry.scanSoon) clearTimeout(entry.scanSoon)
    closeHints(entry)
    settler.forget((path) => placeIn(entry.root, path).asFile)
    deps.onWatching(entry.root.id, 'no')
  }

  const every = (ms: number, work: (entry: Followed) => void): NodeJS.Timeout =>
    setInterval(() => {
      if (!suspended) for (const entry of followed.values()) work(entry)
    }, ms)
  const timers = [
    every(checkRootsMs, (entry) => void checkRoot(entry)),
    every(rescanMs, (entry) => void runScan(entry)),
    every(pollMs, (entry) => {
      if (entry.polling) void runScan(entry)
    }),
  ]

  const scanNow = async () => {
    await Promise.all(
      [...followed.values()].map(async (entry) => {
        await checkRoot(entry)
        await runScan(entry)
      }),
    )
  }

  return {
    watch: (roots) => {
      const wanted = new Map(roots.map((root) => [root.id, root]))
      for (const [id, entry] of followed) {
        if (isSame(wanted.get(id), entry.root)) continue
        followed.delete(id)
        end(entry)
      }
      for (const root of wanted.values()) {
        if (followed.has(root.id)) continue
        const entry: Followed = {
          root,
          watching: 'no',
          hints: null,
          polling: false,
          identity: null,
          scanned: false,
          scanning: null,
          scanAgain: false,
          scanSoon: null,
          ended: false,
        }
        followed.set(root.id, entry)
        say(entry, 'starting')
        void identityOf(root.path).then((identity) => {
          if (identity === null) say(entry, 'missing')
          else void checkRoot(entry)
        })
      }
    },
    scanNow,
    lookAgain: (root, path) => {
      const entry = followed.get(root.id)
      if (entry) settler.follow(path, { followed: entry, wasThere: false })
    },
    suspend: () => {
      suspended = true
    },
    resume: () => {
      suspended = false
      void scanNow()
    },
    dispose: async () => {
      disposed = true
      for (const timer of timers) clearInterval(timer)
      for (const entry of followed.values()) end(entry)
      await settler.dispose()
      await Promise.all(closing)
    },
  }
}
