import type { Programme } from './schema'

/** Of one programme's versions, the one that was in force at a moment; before the first, null. */
export function inForceAt(versions: readonly Programme[], at: string): Programme | null {
  const begins = ({ from }: Programme) => (from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from))
  const begun = versions.filter((version) => begins(version) <= Date.parse(at))
  return begun.toSorted((a, b) => begins(b) - begins(a))[0] ?? null
}
