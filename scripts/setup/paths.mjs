import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** The project's own folder; every other path starts here, whatever the caller's working directory is. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

/** What the scripts remember between two runs. Deleting the folder is always safe. */
export const cacheDir = join(root, '.cache')

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts)

/** @param {...string} parts */
export const inCache = (...parts) => join(cacheDir, ...parts)
