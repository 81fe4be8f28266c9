import { SURFACE_FLOATS } from './surface'

/**
 * Where one mesh stands in memory. From below: this module's own data, the bytes being read, the placements that are
 * asked for, the vertices (`vertices.ts`), a bit for each vertex that a triangle uses, a column of hashes for each
 * further placement that is hashed, and the table of edges. All behind the vertices begins once the last of them is
 * known. Nothing counts on memory being zero: it is used again.
 */

/** The most bytes that are handed over at once, with what the time before left over. */
export const INPUT_BYTES: usize = 1 << 20
/** More placements than this are asked for one after the other. */
export const VIEWS: i32 = 4096
/** Numbers of one placement: see `views.ts`. */
export const VIEW_FLOATS: usize = 34 + SURFACE_FLOATS
const PAGE: usize = 65536
const STEP: usize = 1 << 20

export const input: usize = (__heap_base + 15) & ~15
export const views: usize = input + INPUT_BYTES + 64
export const vertices: usize = views + <usize>VIEWS * VIEW_FLOATS * 8

/** Makes the memory reach up to `end`, with room for one wide read beyond it; false where there is no more to be had. */
export function reach(end: usize): bool {
  const have = <usize>memory.size() * PAGE
  if (end + 16 <= have) return true
  const more = ((end + 16 - have + STEP - 1) / STEP) * (STEP / PAGE)
  return memory.grow(<i32>more) >= 0
}

if (!reach(vertices)) unreachable()
