/** Hashes of 64 bits, strong enough that two different things meet by chance once in 2^64. */

const A: u64 = 0x9e3779b97f4a7c15
const B: u64 = 0xbf58476d1ce4e5b9
const C: u64 = 0x94d049bb133111eb

/** The finaliser of SplitMix64 (Stafford's variant 13): every bit of the input moves half of the output's. */
export function mix(value: u64): u64 {
  let h = value
  h = (h ^ (h >> 30)) * B
  h = (h ^ (h >> 27)) * C
  return h ^ (h >> 31)
}

/** Cheaper for each number after the first: one multiplication each way, and a finaliser at the end. */
export function mix3(a: u64, b: u64, c: u64): u64 {
  let h = (a + A) * B
  h = ((h ^ (h >> 29)) + b) * C
  h = ((h ^ (h >> 32)) + c) * B
  return mix(h)
}
