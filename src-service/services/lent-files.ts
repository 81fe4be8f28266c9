import { copyFile, link, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts a file that the app around this service holds by its hash at a path, and gives its size; null where it has none.
 * It is the same file under a second name, not a copy, where both folders are on one disk: the app's copies never
 * change, and when it lets go of one, this name is the only one left.
 */
export async function linkLent(lent: string, sha256: string, path: string): Promise<number | null> {
  const names = await readdir(lent).catch(() => [])
  const name = names.find((one) => one === sha256 || one.startsWith(`${sha256}.`))
  if (name === undefined) return null
  try {
    await link(join(lent, name), path)
  } catch {
    await copyFile(join(lent, name), path)
  }
  return (await stat(path)).size
}
