/** A page of a list; the next one begins after the last of it, which it is called by; null at the end. */
export type Found<T> = { readonly items: readonly T[]; readonly after: string | null }

/** Of one more than a page holds, where there are as many: the page, and where the next one begins. */
export function pageOf<T>(found: readonly T[], limit: number, keyOf: (item: T) => string): Found<T> {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, after: found.length > limit && last !== undefined ? keyOf(last) : null }
}

/** Where a page begins: after the one of that key, or with it; null for the first of all. What it names may be gone since. */
export type Place = { readonly key: string; readonly itself: boolean } | null
