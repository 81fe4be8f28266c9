import { mix3 } from './mix'
import { vertexAt, views, VIEW_FLOATS, VIEWS } from './memory'
import { addToSurface, openSurface } from './surface'

/**
 * A mesh as the build places it. The host writes the transform (twelve numbers), the origin (three, millimetres) and
 * what to sum; this module answers with the box of every vertex, the box of those that triangles use, the sums of the
 * hashes of its triangles, and its surface. Numbers of one placement, by their place among 64-bit words:
 * 0 transform, 12 origin, 15 asks for hashes (1 or 0), 16 own low corner as origin (1 or 0), 17 low and 20 high of all,
 * 23 low and 26 high of what is used, 29 first sum, 30 second sum, 31 hashed triangles, 32 asks for the surface (2 as the
 * mesh is, 1 as it is placed, 0 not), 34 the surface (`surface.ts`).
 */
const ORIGIN: usize = 12
const HASHES: usize = 15
const OWN_LOW: usize = 16
const ALL: usize = 17
const USED: usize = 23
const SUMS: usize = 29
const COUNT: usize = 31
const SUMMED: usize = 32
const SURFACE: usize = 34

/** Micrometres in a millimetre; and where between two of them the border of rounding lies (docs/inspector.md). */
const PER_MM: f64 = 1000
const OFFSET: f64 = 0.35

let viewCount: i32 = 0
/** How many placements want each triangle. */
let watching: i32 = 0

export function askForViews(count: i32): void {
  viewCount = min(count, VIEWS)
}

function viewAt(index: i32): usize {
  return views + <usize>index * VIEW_FLOATS * 8
}

function get(at: usize, field: usize): f64 {
  return load<f64>(at + field * 8)
}

function set(at: usize, field: usize, value: f64): void {
  store<f64>(at + field * 8, value)
}

/** One coordinate of a placed vertex. */
function placed(view: usize, vertex: usize, axis: usize): f64 {
  const x = load<f64>(vertex)
  const y = load<f64>(vertex, 8)
  const z = load<f64>(vertex, 16)
  return x * get(view, axis) + y * get(view, 3 + axis) + z * get(view, 6 + axis) + get(view, 9 + axis)
}

function extend(view: usize, box: usize, vertex: usize): void {
  for (let axis: usize = 0; axis < 3; axis++) {
    const value = placed(view, vertex, axis)
    // What is no number stays in the box, for the host to see.
    set(view, box + axis, min(get(view, box + axis), value))
    set(view, box + 3 + axis, max(get(view, box + 3 + axis), value))
  }
}

/** One axis of the box of every vertex. */
function measure(view: usize, axis: usize, vertexCount: u32): void {
  const tx = get(view, axis)
  const ty = get(view, 3 + axis)
  const tz = get(view, 6 + axis)
  const move = get(view, 9 + axis)
  let low: f64 = Infinity
  let high: f64 = -Infinity
  const end = vertexAt(vertexCount)
  for (let at = vertexAt(0); at < end; at += 24) {
    const value = load<f64>(at) * tx + load<f64>(at, 8) * ty + load<f64>(at, 16) * tz + move
    low = min(low, value)
    high = max(high, value)
  }
  set(view, ALL + axis, low)
  set(view, ALL + 3 + axis, high)
}

function emptyBox(view: usize, box: usize): void {
  for (let axis: usize = 0; axis < 3; axis++) {
    set(view, box + axis, Infinity)
    set(view, box + 3 + axis, -Infinity)
  }
}

/** Once every vertex is known and before the first triangle. */
export function openViews(vertexCount: u32): void {
  watching = 0
  for (let i = 0; i < viewCount; i++) {
    const view = viewAt(i)
    emptyBox(view, ALL)
    emptyBox(view, USED)
    store<u64>(view + SUMS * 8, 0)
    store<u64>(view + SUMS * 8 + 8, 0)
    store<u64>(view + COUNT * 8, 0)
    for (let axis: usize = 0; axis < 3; axis++) measure(view, axis, vertexCount)
    if (get(view, OWN_LOW) !== 0)
      for (let axis: usize = 0; axis < 3; axis++) set(view, ORIGIN + axis, get(view, ALL + axis))
    openSurface(view + SURFACE * 8)
    if (get(view, HASHES) !== 0 || get(view, SUMMED) !== 0) watching++
  }
}

function corner(view: usize, vertex: usize): u64 {
  const x = <i64>Math.floor((placed(view, vertex, 0) - get(view, ORIGIN)) * PER_MM + OFFSET)
  const y = <i64>Math.floor((placed(view, vertex, 1) - get(view, ORIGIN + 1)) * PER_MM + OFFSET)
  const z = <i64>Math.floor((placed(view, vertex, 2) - get(view, ORIGIN + 2)) * PER_MM + OFFSET)
  return mix3(<u64>x, <u64>y, <u64>z)
}

function addTo(view: usize, va: usize, vb: usize, vc: usize): void {
  const p = corner(view, va)
  const q = corner(view, vb)
  const r = corner(view, vc)
  // What has no area once rounded is nobody's surface.
  if (p === q || q === r || p === r) return
  const low = min(p, min(q, r))
  const high = max(p, max(q, r))
  const middle = p ^ q ^ r ^ low ^ high
  const sums = view + SUMS * 8
  store<u64>(sums, load<u64>(sums) + mix3(low, middle, high))
  store<u64>(sums, load<u64>(sums, 8) + mix3(high, low, middle), 8)
  store<u64>(sums, load<u64>(sums, 16) + 1, 16)
}

function sum(view: usize, va: usize, vb: usize, vc: usize): void {
  const surface = view + SURFACE * 8
  if (get(view, SUMMED) === 2)
    addToSurface(
      surface,
      load<f64>(va),
      load<f64>(va, 8),
      load<f64>(va, 16),
      load<f64>(vb),
      load<f64>(vb, 8),
      load<f64>(vb, 16),
      load<f64>(vc),
      load<f64>(vc, 8),
      load<f64>(vc, 16),
    )
  else
    addToSurface(
      surface,
      placed(view, va, 0),
      placed(view, va, 1),
      placed(view, va, 2),
      placed(view, vb, 0),
      placed(view, vb, 1),
      placed(view, vb, 2),
      placed(view, vc, 0),
      placed(view, vc, 1),
      placed(view, vc, 2),
    )
}

export function addToViews(va: usize, vb: usize, vc: usize): void {
  if (watching === 0) return
  for (let i = 0; i < viewCount; i++) {
    const view = viewAt(i)
    if (get(view, HASHES) !== 0) addTo(view, va, vb, vc)
    if (get(view, SUMMED) !== 0) sum(view, va, vb, vc)
  }
}

/** The boxes of what is used, after the last triangle. */
export function closeViews(vertexCount: u32, used: usize, allUsed: bool): void {
  for (let i = 0; i < viewCount; i++) {
    const view = viewAt(i)
    if (allUsed) memory.copy(view + USED * 8, view + ALL * 8, 48)
    else
      for (let v: u32 = 0; v < vertexCount; v++) {
        const isUsed = (load<u8>(used + <usize>(v >> 3)) >> (<u8>(v & 7))) & 1
        if (isUsed !== 0) extend(view, USED, vertexAt(v))
      }
  }
}
