/** The ids of facts that were taken in. Most come rising, as ULIDs do, and those need no hashing. */
export type Seen = {
  /** Each greater than the one before it. */
  readonly rising: string[]
  readonly others: Set<string>
}

export const createSeen = (): Seen => ({ rising: [], others: new Set() })

/** Takes an id in; false when it had been before. */
export function takeId({ rising, others }: Seen, id: string): boolean {
  const last = rising.at(-1)
  if (last === undefined || id > last) {
    rising.push(id)
    return true
  }
  if (others.has(id) || holds(rising, id)) return false
  others.add(id)
  return true
}

function holds(rising: readonly string[], id: string): boolean {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = rising[middle] ?? ''
    if (found === id) return true
    if (found < id) low = middle + 1
    else high = middle
  }
  return false
}
