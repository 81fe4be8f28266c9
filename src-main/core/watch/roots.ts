import { relative, sep } from 'node:path'
import { isIgnored } from '@shared/watch/ignore'
import { exportDepth, isSkippedFolder, mayMatter, mayMatterInSlicerData } from '@shared/watch/names'

/** An accepted folder, and what in it is looked at. */
export type WatchRoot = {
  readonly id: string
  readonly path: string
  readonly kind: 'exports' | 'slicer-data'
  /** The name of the slicer's config in its data folder; null for exports. */
  readonly config: string | null
  /** Patterns for names that are left alone, as the member set them; see `isIgnored`. */
  readonly ignore: readonly string[]
}

/** What a path below a root may be by its name alone: a file that can matter, a folder to go into, or neither. */
export function placeIn(
  root: WatchRoot,
  path: string,
): { readonly asFile: boolean; readonly asFolder: boolean } {
  const below = relative(root.path, path)
  if (below === '') return { asFile: false, asFolder: true }
  const parts = below.split(sep)
  if (parts[0] === '..') return { asFile: false, asFolder: false }
  if (root.kind === 'slicer-data') {
    const what = mayMatterInSlicerData(parts, root.config ?? '')
    return { asFile: what === 'config' || what === 'preset', asFolder: what === 'folder' }
  }
  if (isIgnored(parts, root.ignore)) return { asFile: false, asFolder: false }
  const folders = parts.slice(0, -1)
  if (folders.length > exportDepth || folders.some(isSkippedFolder)) return { asFile: false, asFolder: false }
  const name = parts.at(-1) ?? ''
  return { asFile: mayMatter(name), asFolder: parts.length <= exportDepth && !isSkippedFolder(name) }
}
