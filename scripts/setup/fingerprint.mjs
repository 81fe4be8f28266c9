import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Says whether anything below these files and folders has changed: names, sizes and times, without reading a file.
 * What is not there counts as such.
 * @param {string} base
 * @param {readonly string[]} paths relative to `base`
 */
export function fingerprint(base, paths) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const visit = (path) => {
    const stat = statSync(join(base, path), { throwIfNoEntry: false })
    if (stat === undefined) return void hash.update(`${path} absent\n`)
    if (!stat.isDirectory()) return void hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
    for (const name of readdirSync(join(base, path)).sort()) visit(`${path}/${name}`)
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}
