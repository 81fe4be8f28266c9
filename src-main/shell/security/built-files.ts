import { readdirSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'

/** The files of the build by their path in an address, such as `/assets/index.js`; asked once, at start. */
export function listBuiltFiles(folder: string): ReadonlyMap<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(found.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]))
}

/** `path.relative` rather than `startsWith`, which lets `/app/renderer-other` pass for a part of `/app/renderer`. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
