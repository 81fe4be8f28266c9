import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { performance } from 'node:perf_hooks'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { FileRecord } from '@shared/state/document'
import { lookAt } from '../watch/look'
import { placeIn, type WatchRoot } from '../watch/roots'
import { createSettler } from '../watch/settler'
import type { Intake } from './intake'

/**
 * Files that the member gave by hand: dropped on the window, opened with the app, named as an argument. Giving one is
 * the consent to read it, and it alone: the folder around it is neither listed nor watched.
 */
export const handedInId = 'handed-in'

/** A handed-in file stands in a root of its own, which holds nothing else. */
export const handedInRoot = (path: string): WatchRoot => ({
  id: handedInId,
  path: dirname(path),
  kind: 'exports',
  config: null,
  ignore: [],
})

export type HandedInDeps = {
  readonly intake: Pick<Intake, 'onSettling' | 'onSettled' | 'onGone'>
  /** The accepted folders: a file below one of them belongs to it, whoever names it. */
  readonly accepted: () => readonly WatchRoot[]
  readonly files: () => Iterable<FileRecord>
}

export type HandedIn = {
  /** Takes a file in; answers with its id as soon as it has a line. Its verdict follows as that of any other. */
  readonly take: (path: string) => Promise<Result<string, AppError>>
  readonly lookAgain: (root: WatchRoot, path: string) => void
  /** Looks once at each that was handed in before: nobody watches whether they are still there. */
  readonly lookAtAll: () => void
  readonly dispose: () => Promise<void>
}

export function createHandedIn({ intake, accepted, files }: HandedInDeps): HandedIn {
  const settler = createSettler<WatchRoot>({
    atOnce: 4,
    look: (path, root) => lookAt(root, path, performance.now()),
    onSettling: (path, root) => {
      intake.onSettling(root, path)
    },
    onSettled: (path, root, seen) => {
      intake.onSettled({ root, path, wasThere: false, ...seen })
    },
    onGone: (path, root) => {
      intake.onGone(root, path)
    },
  })
  const rootFor = (path: string): WatchRoot => {
    const holds = (root: WatchRoot) => placeIn(root, path).asFile && basename(path) !== root.config
    return accepted().find(holds) ?? handedInRoot(path)
  }

  return {
    take: async (given) => {
      const name = basename(given)
      // A link leads to what it was given for; the file itself is what is read and shown.
      const path = await realpath(given).catch(() => null)
      const stats = path === null ? null : await lstat(path).catch(() => null)
      if (path === null || stats === null) return err(appError('not-found', { file: name }))
      if (!stats.isFile()) return err(appError('not-a-file', { file: name }))
      const root = rootFor(path)
      const id = intake.onSettling(root, path)
      settler.follow(path, root)
      return id === null ? err(appError('file-unreadable', { file: name })) : ok(id)
    },
    lookAgain: (root, path) => {
      settler.follow(path, root)
    },
    lookAtAll: () => {
      for (const { root, path, gone } of files()) {
        if (root === handedInId && !gone) settler.follow(path, handedInRoot(path))
      }
    },
    dispose: settler.dispose,
  }
}
