import { rmSync } from 'node:fs'

/**
 * Removes what Firstlayer keeps, once nothing of it runs any more. Only paths of the app's own are given here; the
 * member's exports lie elsewhere and stay. What the system still holds, as Windows can, is tried a few times.
 */
export function erase(paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
}
