import { rmSync } from 'node:fs'

/**
 * Removes what Firstlayer keeps, once nothing of it runs any more. Only paths of the app's own are given here; the
 * member's exports lie elsewhere and stay. What the system still holds, as Windows can, is tried a few times; one that
 * stays keeps none of the others, and is thrown at the end.
 */
export function erase(paths: readonly string[]): void {
  const faults = paths.flatMap((path) => {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 })
      return []
    } catch (fault) {
      return [fault]
    }
  })
  if (faults.length > 0) throw new Error('not everything could be removed', { cause: faults[0] })
}
