import { mix3 } from './mix'
import { reach, views, VIEW_FLOATS, VIEWS } from './memory'
import { addToSurface, closeSurface, openSurface } from './surface'
import { fullX, fullY, fullZ, hashOf, setHash, VERTEX, vertexAt } from './vertices'

/**
 * A mesh as the build places it. The host writes the transform (twelve numbers), the origin (three, millimetres) and
 * what to sum; this module answers with the box of every vertex, the box of those that triangles use, the sums of the
 * hashes of its triangles, and its surface. The first placement is the mesh as it is. Numbers of one placement, by
 * their place among 64-bit words: 0 transform, 12 origin, 15 asks for hashes (1 or 0), 16 own low corner as origin
 * (1 or 0), 17 low and 20 high of all, 23 low and 26 high of what is used, 29 first sum, 30 second sum, 31 hashed
 * triangles, 32 asks for the surface (1 or 0), 33 where the hashes of its vertices are (0: there was no room, so nothing
 * was hashed; 1: with the vertices; else a column), 34 the surface (`surface.ts`).
 */
const ORIGIN: usize = 12
const HASHES: usize = 15
const OWN_LOW: usize = 16
const ALL: usize = 17
const USED: usize = 23
const SUMS: usize = 29
const COUNT: usize = 31
const SUMMED: usize = 32
const COLUMN: usize = 33
const SURFACE: usize = 34

/** Micrometres in a millimetre; and where between two of them the border of rounding lies (docs/inspector.md). */
const PER_MM: f64 = 1000
const OFFSET: f64 = 0.35
const WITH_VERTICES: u64 = 1
/** What the columns may take together. */
const COLUMN_BYTES: usize = 64 << 20

/** Corners of two triangles: of the mesh as it is, and placed. */
const own = memory.data(9 * 16, 16)
const turned = memory.data(9 * 16, 16)

let viewCount: i32 = 0
/** The view whose hashes are with the vertices, or -1; whether there are columns too; views besides the first that want their surface. */
let main: i32 = -1
let columns: i32 = 0
let surfaces: i32 = 0
/** A triangle that waits for its fellow, for two are summed at once. */
let isWaiting: bool = false
let waitingA: u32 = 0
let waitingB: u32 = 0
let waitingC: u32 = 0

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
function placed(view: usize, axis: usize, x: f64, y: f64, z: f64): f64 {
  return x * get(view, axis) + y * get(view, 3 + axis) + z * get(view, 6 + axis) + get(view, 9 + axis)
}

/** Extends the box of what is used; by then the digits beyond 32 bits may be gone. */
function extend(view: usize, vertex: usize): void {
  for (let axis: usize = 0; axis < 3; axis++) {
    const value = placed(view, axis, load<f32>(vertex), load<f32>(vertex, 4), load<f32>(vertex, 8))
    // What is no number stays in the box, for the host to see.
    set(view, USED + axis, min(get(view, USED + axis), value))
    set(view, USED + 3 + axis, max(get(view, USED + 3 + axis), value))
  }
}

/** The box of every vertex. */
function measure(view: usize, vertexCount: u32): void {
  let lowX: f64 = Infinity
  let lowY: f64 = Infinity
  let lowZ: f64 = Infinity
  let highX: f64 = -Infinity
  let highY: f64 = -Infinity
  let highZ: f64 = -Infinity
  const end = vertexAt(vertexCount)
  for (let at = vertexAt(0); at < end; at += VERTEX) {
    const x = fullX(at)
    const y = fullY(at)
    const z = fullZ(at)
    const px = placed(view, 0, x, y, z)
    const py = placed(view, 1, x, y, z)
    const pz = placed(view, 2, x, y, z)
    lowX = min(lowX, px)
    lowY = min(lowY, py)
    lowZ = min(lowZ, pz)
    highX = max(highX, px)
    highY = max(highY, py)
    highZ = max(highZ, pz)
  }
  set(view, ALL, lowX)
  set(view, ALL + 1, lowY)
  set(view, ALL + 2, lowZ)
  set(view, ALL + 3, highX)
  set(view, ALL + 4, highY)
  set(view, ALL + 5, highZ)
}

function emptyBox(view: usize, box: usize): void {
  for (let axis: usize = 0; axis < 3; axis++) {
    set(view, box + axis, Infinity)
    set(view, box + 3 + axis, -Infinity)
  }
}

function rounded(value: f64): u64 {
  return <u64>(<i64>Math.floor(value * PER_MM + OFFSET))
}

/** What stands for each vertex, rounded; in a column, or with the vertices, whose other digits are then gone. */
function hashVertices(view: usize, column: usize, vertexCount: u32): void {
  const ox = get(view, ORIGIN)
  const oy = get(view, ORIGIN + 1)
  const oz = get(view, ORIGIN + 2)
  for (let i: u32 = 0; i < vertexCount; i++) {
    const at = vertexAt(i)
    const x = fullX(at)
    const y = fullY(at)
    const z = fullZ(at)
    const hash = mix3(
      rounded(placed(view, 0, x, y, z) - ox),
      rounded(placed(view, 1, x, y, z) - oy),
      rounded(placed(view, 2, x, y, z) - oz),
    )
    if (column === 0) setHash(at, hash)
    else store<u64>(column + <usize>i * 8, hash)
  }
}

/** Once every vertex is known and before the first triangle. Columns begin at `from`; gives where they end, 0 without memory. */
export function openViews(from: usize, vertexCount: u32): usize {
  const bytes = <usize>vertexCount * 8
  let column = (from + 15) & ~15
  const most = column + COLUMN_BYTES
  main = -1
  columns = 0
  surfaces = 0
  isWaiting = false
  for (let i = 0; i < viewCount; i++) {
    const view = viewAt(i)
    emptyBox(view, ALL)
    emptyBox(view, USED)
    store<u64>(view + SUMS * 8, 0)
    store<u64>(view + SUMS * 8 + 8, 0)
    store<u64>(view + COUNT * 8, 0)
    store<u64>(view + COLUMN * 8, 0)
    measure(view, vertexCount)
    if (get(view, OWN_LOW) !== 0)
      for (let axis: usize = 0; axis < 3; axis++) set(view, ORIGIN + axis, get(view, ALL + axis))
    openSurface(view + SURFACE * 8)
    if (i > 0 && get(view, SUMMED) !== 0) surfaces++
    if (get(view, HASHES) === 0) continue
    if (main < 0) {
      main = i
      store<u64>(view + COLUMN * 8, WITH_VERTICES)
      continue
    }
    if (column + bytes > most) continue
    if (!reach(column + bytes)) return 0
    hashVertices(view, column, vertexCount)
    store<u64>(view + COLUMN * 8, <u64>column)
    column += bytes
    columns++
  }
  if (main >= 0) hashVertices(viewAt(main), 0, vertexCount)
  return column
}

function hash(view: usize, p: u64, q: u64, r: u64): void {
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

function hashInColumns(a: u32, b: u32, c: u32): void {
  for (let i = main + 1; i < viewCount; i++) {
    const view = viewAt(i)
    const column = <usize>load<u64>(view + COLUMN * 8)
    if (column === 0) continue
    const p = load<u64>(column + <usize>a * 8)
    const q = load<u64>(column + <usize>b * 8)
    const r = load<u64>(column + <usize>c * 8)
    hash(view, p, q, r)
  }
}

/** Lays a corner of two triangles out for `surface.ts`. */
function lay(corner: usize, first: u32, second: u32): void {
  const p = vertexAt(first)
  const q = vertexAt(second)
  const at = own + corner * 48
  v128.store(at, f64x2.promote_low_f32x4(v128.load32_lane(q, v128.load32_zero(p), 1)))
  v128.store(at, f64x2.promote_low_f32x4(v128.load32_lane(q, v128.load32_zero(p, 4), 1, 4)), 16)
  v128.store(at, f64x2.promote_low_f32x4(v128.load32_lane(q, v128.load32_zero(p, 8), 1, 8)), 32)
}

/** The corners of two triangles as a view places them. */
function turn(view: usize): void {
  for (let corner: usize = 0; corner < 144; corner += 48) {
    const x = v128.load(own + corner)
    const y = v128.load(own + corner, 16)
    const z = v128.load(own + corner, 32)
    for (let axis: usize = 0; axis < 3; axis++) {
      const tx = f64x2.mul(x, f64x2.splat(get(view, axis)))
      const ty = f64x2.mul(y, f64x2.splat(get(view, 3 + axis)))
      const tz = f64x2.mul(z, f64x2.splat(get(view, 6 + axis)))
      const sum = f64x2.add(f64x2.add(f64x2.add(tx, ty), tz), f64x2.splat(get(view, 9 + axis)))
      v128.store(turned + corner + axis * 16, sum)
    }
  }
}

/** The triangle that waits, and another one. */
function sum(a: u32, b: u32, c: u32): void {
  isWaiting = false
  lay(0, waitingA, a)
  lay(1, waitingB, b)
  lay(2, waitingC, c)
  addToSurface(viewAt(0) + SURFACE * 8, own)
  if (surfaces === 0) return
  for (let i = 1; i < viewCount; i++) {
    const view = viewAt(i)
    if (get(view, SUMMED) === 0) continue
    turn(view)
    addToSurface(view + SURFACE * 8, turned)
  }
}

export function addToViews(a: u32, b: u32, c: u32): void {
  if (main >= 0) hash(viewAt(main), hashOf(vertexAt(a)), hashOf(vertexAt(b)), hashOf(vertexAt(c)))
  if (columns > 0) hashInColumns(a, b, c)
  if (isWaiting) {
    sum(a, b, c)
    return
  }
  isWaiting = true
  waitingA = a
  waitingB = b
  waitingC = c
}

/** The boxes of what is used, and the sums, after the last triangle. */
export function closeViews(vertexCount: u32, used: usize, allUsed: bool): void {
  // With a fellow that has no area.
  if (isWaiting) sum(waitingA, waitingA, waitingA)
  for (let i = 0; i < viewCount; i++) {
    const view = viewAt(i)
    closeSurface(view + SURFACE * 8)
    if (allUsed) memory.copy(view + USED * 8, view + ALL * 8, 48)
    else
      for (let v: u32 = 0; v < vertexCount; v++) {
        const isUsed = (load<u8>(used + <usize>(v >> 3)) >> (<u8>(v & 7))) & 1
        if (isUsed !== 0) extend(view, vertexAt(v))
      }
  }
}
