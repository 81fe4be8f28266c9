import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { PresetFolder } from '../inspect/slicer/inherited'

const MOST_BYTES = 4 * 1024 * 1024
/** A chain has a handful of presets; an index each for a few dozen vendors. */
const MOST_FILES = 400
const TYPES: ReadonlySet<string> = new Set(['machine', 'process', 'filament'])

const isFolder = async (path: string): Promise<boolean> =>
  lstat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )

/** A plain file, opened without following links, of a size that a preset can have. */
async function readPlain(path: string): Promise<Uint8Array | null> {
  try {
    if (!(await lstat(path)).isFile()) return null
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      return (await handle.stat()).size > MOST_BYTES ? null : Uint8Array.from(await handle.readFile())
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

/** The name as it stands on disk: Windows and macOS do not tell case and Unicode form apart, an index may. */
async function onDisk(folder: string, name: string): Promise<string | null> {
  const plain = (text: string) => text.normalize('NFC').toLowerCase()
  try {
    const names = await readdir(folder)
    return names.includes(name) ? name : (names.find((each) => plain(each) === plain(name)) ?? null)
  } catch {
    return null
  }
}

/** The folder of a slicer in which a preset lies as `user/<id>/<type>/…`; null for a preset anywhere else. */
export async function slicerFolderOf(path: string): Promise<string | null> {
  let folder = dirname(resolve(path))
  for (let up = 0; up < 6; up++) {
    const parent = dirname(folder)
    if (parent === folder) return null
    if (folder.endsWith(`${sep}user`) && (await isFolder(join(parent, 'system')))) return parent
    folder = parent
  }
  return null
}

/** The presets beside a file in a slicer's data folder; null where the file is no preset in it. */
export async function presetFolderAt(dataFolder: string, file: string): Promise<PresetFolder | null> {
  const below = relative(dataFolder, resolve(file)).split(sep)
  const type = below.findIndex((segment, at) => at > 1 && TYPES.has(segment))
  if (below[0] !== 'user' || type < 2 || !(await isFolder(join(dataFolder, 'system')))) return null
  let files = 0
  return {
    own: below.slice(0, type),
    vendors: async () => {
      const names = await readdir(join(dataFolder, 'system')).catch(() => [])
      return [...new Set(names.map((name) => name.replace(/\.(?:json|opc)$/i, '')))]
    },
    read: async (segments) => {
      if (++files > MOST_FILES) return null
      let at = dataFolder
      for (const segment of segments) {
        if (!(await isFolder(at))) return null
        const name = await onDisk(at, segment)
        if (name === null) return null
        at = join(at, name)
      }
      return readPlain(at)
    },
  }
}
