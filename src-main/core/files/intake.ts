import { lstat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Report } from '@shared/inspect/report'
import type { FileRecord } from '@shared/state/document'
import type { Clock } from '@shared/time'
import type { Inspector, Log } from '../ports'
import type { InHand } from '../projection/file-row'
import type { Store } from '../store/store'
import type { WatchRoot } from '../watch/roots'
import type { Found } from '../watch/watcher'
import type { FileIndex } from './file-index'
import { fileRecord, unreadableReport } from './file-record'
import { handedInId } from './handed-in'
import { looksLikePreset } from './preset-sniff'
import type { ReportCache } from './report-cache'

export type Verdict = {
  readonly file: FileRecord
  readonly report: Report
  readonly root: WatchRoot
  /** Its content was not there, or not known, before. */
  readonly isNew: boolean
  /** It lay in the folder before the folder was accepted. */
  readonly wasThere: boolean
}

export type IntakeDeps = {
  readonly store: Store
  readonly index: FileIndex
  readonly inspector: Inspector
  readonly reports: ReportCache
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Log
  readonly lookAgain: (root: WatchRoot, path: string) => void
  /** Rows to be shown anew; ids that are no longer rows. */
  readonly onRows: (changed: readonly string[], removed: readonly string[]) => void
  readonly onVerdict: (verdict: Verdict) => void
  readonly onConfig: (root: WatchRoot) => void
  /** How many files are inspected side by side. */
  readonly atOnce: number
  /** While it holds, only what was handed in is looked at; the rest keeps its place. */
  readonly isPaused: () => boolean
}

/** Settled files to verdicts: one named step after the other, each of which may be the last before a kill. */
export type Intake = {
  /** Answers with the id of its line; null where it gets none. */
  readonly onSettling: (root: WatchRoot, path: string) => string | null
  readonly onSettled: (found: Found) => void
  readonly onGone: (root: WatchRoot, path: string) => void
  readonly checkAgain: (root: WatchRoot, path: string) => void
  readonly known: (
    root: WatchRoot,
  ) => ReadonlyMap<string, { readonly size: number; readonly mtimeMs: number }>
  /** Takes up what waits, once it is no longer paused. */
  readonly goOn: () => void
  readonly inHand: () => readonly InHand[]
  readonly inHandOf: (file: string) => InHand | null
  readonly dispose: () => Promise<void>
}

const isSame = (before: Found | undefined, found: Found): boolean =>
  before?.root.id === found.root.id && before.size === found.size && before.mtimeMs === found.mtimeMs

export function createIntake(deps: IntakeDeps): Intake {
  const { store, index, inspector, reports, clock, newId, log } = deps
  const fresh: Found[] = []
  const old: Found[] = []
  const busy = new Map<string, Promise<void>>()
  /** Queued or being looked at, by path: a later scan finds it again, and must not make an earlier export a new one. */
  const waiting = new Map<string, Found>()
  const hand = new Map<string, InHand & { readonly hidden: boolean }>()
  const pathsInHand = new Map<string, string>()
  /** Looked at and of no interest, or told to somebody else: by path, so that scans leave them alone. */
  const handled = new Map<
    string,
    { readonly root: string; readonly size: number; readonly mtimeMs: number }
  >()
  const forced = new Set<string>()
  let disposed = false

  const isConfig = (root: WatchRoot, path: string) =>
    root.kind === 'slicer-data' && basename(path) === root.config
  /** JSON is anybody's format: in a folder it is shown only once it turned out to be a preset. */
  const isQuiet = (root: WatchRoot, path: string) =>
    root.id !== handedInId && path.toLowerCase().endsWith('.json')

  const hold = (root: WatchRoot, path: string, state: InHand['state'], size: number) => {
    const before = hand.get(path)
    const id = before?.id ?? index.byPath(path)?.id ?? newId()
    const seenAt = before?.seenAt ?? clock.now().toISOString()
    const handedIn = root.id === handedInId
    hand.set(path, {
      id,
      path,
      size,
      seenAt,
      state,
      handedIn,
      hidden: isQuiet(root, path) && index.byPath(path) === null,
    })
    pathsInHand.set(id, path)
    if (!hand.get(path)?.hidden) deps.onRows([id], [])
    return id
  }
  const drop = (path: string) => {
    const held = hand.get(path)
    hand.delete(path)
    if (held) pathsInHand.delete(held.id)
    return held
  }
  const letGo = (path: string) => {
    const held = drop(path)
    if (!held || held.hidden) return
    if (store.state.files.has(held.id)) deps.onRows([held.id], [])
    else deps.onRows([], [held.id])
  }
  const notOurs = ({ root, path, size, mtimeMs }: Found) => {
    handled.set(path, { root: root.id, size, mtimeMs })
    letGo(path)
  }

  const pump = () => {
    while (!disposed && busy.size < deps.atOnce) {
      const next = takeNext()
      if (!next) return
      const work = take(next)
        .catch((error: unknown) => {
          log('file.not-taken-in', { file: next.path, reason: String(error) })
          letGo(next.path)
        })
        .finally(() => {
          busy.delete(next.path)
          if (waiting.get(next.path) === next) waiting.delete(next.path)
          pump()
        })
      busy.set(next.path, work)
    }
  }
  const takeNext = (): Found | undefined => {
    const paused = deps.isPaused()
    for (const queue of [fresh, old]) {
      const at = queue.findIndex(({ path, root }) => !busy.has(path) && (!paused || root.id === handedInId))
      if (at !== -1) return queue.splice(at, 1)[0]
    }
    return undefined
  }

  const take = async (found: Found) => {
    const { root, path, size, mtimeMs } = found
    const before = index.byPath(path)
    const again = forced.delete(path)
    if (!again && before?.size === size && before.mtimeMs === mtimeMs) {
      letGo(path)
      await adopt(before, root)
      return
    }
    if (isQuiet(root, path) && !(await looksLikePreset(path))) {
      notOurs(found)
      return
    }
    const id = hold(root, path, 'checking', size)
    const inspected = await inspector.inspect(path, root.kind === 'slicer-data' ? root.path : null)
    if (disposed) return
    const after = await lstat(path).catch(() => null)
    const changed = !inspected.ok && inspected.error.code === 'file-changed'
    if (changed || !after?.isFile() || after.size !== size || after.mtimeMs !== mtimeMs) {
      // What was inspected is not what lies there now.
      if (again) forced.add(path)
      deps.lookAgain(root, path)
      return
    }
    const report = inspected.ok ? inspected.value : unreadableReport(path, size)
    if (isQuiet(root, path) && report.kind === 'unknown') {
      notOurs(found)
      return
    }
    await record(found, id, before, report)
  }

  const record = async (found: Found, id: string, before: FileRecord | null, report: Report) => {
    const { root, path, size, mtimeMs, wasThere } = found
    await reports.put(report)
    const moved = before === null ? await movedFrom(report.sha256) : null
    const known = before ?? moved
    const isNew = known === null || known.sha256 === null || known.sha256 !== report.sha256
    const now = clock.now()
    const seenAt = wasThere ? new Date(Math.min(now.getTime(), mtimeMs)) : now
    const file = fileRecord(
      {
        id: known?.id ?? id,
        path,
        root: root.id,
        size,
        mtimeMs,
        seenAt: known !== null && !isNew ? known.seenAt : seenAt.toISOString(),
      },
      report,
    )
    const stored = await store.commit(() => [{ change: 'file-put', file }])
    const held = drop(path)
    if (!stored.ok) {
      log('store.failed', { code: stored.error.code })
      deps.onRows([], held && !store.state.files.has(held.id) ? [held.id] : [])
      return
    }
    deps.onRows([file.id], held && held.id !== file.id ? [held.id] : [])
    deps.onVerdict({ file, report, root, isNew, wasThere })
  }

  /** What was handed in and now lies in an accepted folder is from then on that folder's. */
  const adopt = async (file: FileRecord, root: WatchRoot) => {
    if (file.root === root.id || root.id === handedInId) return
    await store.commit(() => [{ change: 'file-put', file: { ...file, root: root.id } }])
  }

  /** The same content under a name that is no more: the file was renamed or moved, and its record goes with it. */
  const movedFrom = async (sha256: string | null): Promise<FileRecord | null> => {
    if (sha256 === null) return null
    for (const other of index.byContent(sha256)) {
      if (other.gone) return other
      if ((await lstat(other.path).catch(() => null)) === null) return other
    }
    return null
  }

  return {
    onSettling: (root, path) => {
      if (isConfig(root, path)) return null
      return hold(root, path, 'settling', index.byPath(path)?.size ?? 0)
    },
    onSettled: (found) => {
      if (isConfig(found.root, found.path)) {
        handled.set(found.path, { root: found.root.id, size: found.size, mtimeMs: found.mtimeMs })
        deps.onConfig(found.root)
        return
      }
      if (isSame(waiting.get(found.path), found)) return
      waiting.set(found.path, found)
      ;(found.wasThere ? old : fresh).push(found)
      pump()
    },
    onGone: (_root, path) => {
      handled.delete(path)
      const file = index.byPath(path)
      letGo(path)
      if (!file) return
      void store
        .commit(() => (index.byPath(path)?.id === file.id ? [{ change: 'file-gone', file: file.id }] : []))
        .then(() => {
          deps.onRows([file.id], [])
        })
    },
    checkAgain: (root, path) => {
      forced.add(path)
      deps.lookAgain(root, path)
    },
    known: (root) => {
      const known = new Map<string, { readonly size: number; readonly mtimeMs: number }>(index.under(root.id))
      for (const [path, seen] of handled) if (seen.root === root.id) known.set(path, seen)
      return known
    },
    goOn: pump,
    inHand: () => [...hand.values()].filter(({ hidden }) => !hidden),
    inHandOf: (file) => {
      const held = hand.get(pathsInHand.get(file) ?? '')
      return held?.id === file && !held.hidden ? held : null
    },
    dispose: async () => {
      disposed = true
      await Promise.all(busy.values())
    },
  }
}
