import { SURFACE_FLOATS } from './surface'

/**
 * Where one mesh stands in memory. From below: this module's own data, the bytes being read, the placements that are
 * asked for, the vertices (three 64-bit floats each, in the file's unit), a bit for each vertex that a triangle uses,
 * and the table of edges. The last two begin once the last vertex is known.
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

/** Makes the memory reach up to `end`; false where there is no more to be had. */
export function reach(end: usize): bool {
  const have = <usize>memory.size() * PAGE
  if (end <= have) return true
  const more = ((end - have + STEP - 1) / STEP) * (STEP / PAGE)
  return memory.grow(<i32>more) >= 0
}

export function vertexAt(index: u32): usize {
  return vertices + <usize>index * 24
}

if (!reach(vertices)) unreachable()
