import { relative, sep } from 'node:path'
import { isIgnored } from '@shared/watch/ignore'
import type { WatchRoot } from './roots'
import { scan } from './scan'

const mostNames = 8

/** How many of the files that are looked at in a folder these patterns would hide, with the first names. */
export async function ignoredIn(
  root: WatchRoot,
  patterns: readonly string[],
): Promise<{ files: number; hidden: number; names: string[] }> {
  const found = { files: 0, hidden: 0, names: [] as string[] }
  try {
    for await (const path of scan(root)) {
      if (path === null) continue
      found.files += 1
      const parts = relative(root.path, path).split(sep)
      if (!isIgnored(parts, patterns)) continue
      found.hidden += 1
      if (found.names.length < mostNames) found.names.push(parts.join('/'))
    }
  } catch {
    // The folder is away, as a drive can be: then there is nothing to hide now.
  }
  return found
}
