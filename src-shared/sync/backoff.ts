/** How long to wait before the next try: doubling, bounded, and spread so that many apps do not come at once. */
export type Backoff = { readonly firstMs: number; readonly mostMs: number }

/**
 * `attempt` counts failures in a row, from 1. `random` is in [0, 1). Between half of the doubled time and all of it.
 */
export function backoffMs(attempt: number, random: number, { firstMs, mostMs }: Backoff): number {
  const doublings = Math.min(Math.max(0, attempt - 1), 30)
  const most = Math.min(mostMs, firstMs * 2 ** doublings)
  return Math.round(most / 2 + (most / 2) * random)
}
