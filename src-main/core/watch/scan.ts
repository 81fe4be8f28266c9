import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { placeIn, type WatchRoot } from './roots'

/**
 * Every file below a root that may matter by its name. Links are not followed: what they lead to inside the root is
 * found by itself, and what lies outside was not accepted. Rejects when the root itself cannot be listed; null for a
 * folder below that could not, as then nothing can be said of what is gone.
 */
export async function* scan(root: WatchRoot): AsyncGenerator<string | null> {
  const folders = [root.path]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await listed(folder, folder === root.path)
    if (entries === null) {
      yield null
      continue
    }
    for (const entry of entries) {
      const path = join(folder, entry.name)
      const place = placeIn(root, path)
      if (entry.isDirectory()) {
        if (place.asFolder) folders.push(path)
      } else if (entry.isFile() && place.asFile) yield path
    }
  }
}

async function listed(folder: string, isRoot: boolean) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isRoot) throw error
    return null
  }
}
