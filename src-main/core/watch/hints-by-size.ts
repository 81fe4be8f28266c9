import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { folderHints } from './folder-hints'
import { chokidarHints, type HintSource } from './hints'
import { placeIn, type WatchRoot } from './roots'

/** From this many names on a folder is a large one: chokidar takes a watch of the system, and 6 kB, for each file. */
const LARGE = 5_000

/** chokidar where it is at its best, one watch a folder where there are very many files. */
export const hintsBySize: HintSource = (root, hints) => {
  let closed = false
  const opened = isLarge(root).then((large) =>
    closed ? null : (large ? folderHints : chokidarHints)(root, hints),
  )
  return {
    close: async () => {
      closed = true
      await (await opened)?.close()
    },
  }
}

/** Counts no further than it has to. A folder that cannot be listed holds nothing that could be watched. */
async function isLarge(root: WatchRoot): Promise<boolean> {
  let names = 0
  const folders = [root.path]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    names += entries.length
    if (names > LARGE) return true
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && placeIn(root, path).asFolder) folders.push(path)
    }
  }
  return false
}
