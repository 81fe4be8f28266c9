/** A small seeded generator (mulberry32): the same seed gives the same sample on every computer. */
export type Random = {
  readonly next: () => number
  readonly between: (low: number, high: number) => number
  readonly int: (low: number, high: number) => number
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + next() * (high - low)
  return { next, between, int: (low, high) => Math.floor(between(low, high + 1)) }
}
