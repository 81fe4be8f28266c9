import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

export type FolderSize = { readonly files: number; readonly size: number }

/** How many files lie at a path and below it, and their bytes; links are not followed, what is away counts nothing. */
export async function sizeOf(path: string): Promise<FolderSize> {
  const stats = await lstat(path).catch(() => null)
  if (stats === null) return { files: 0, size: 0 }
  if (!stats.isDirectory()) return { files: 1, size: stats.size }
  let sum = { files: 0, size: 0 }
  for (const name of await readdir(path).catch(() => [])) {
    const one = await sizeOf(join(path, name))
    sum = { files: sum.files + one.files, size: sum.size + one.size }
  }
  return sum
}
