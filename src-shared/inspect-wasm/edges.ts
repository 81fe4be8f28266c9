import { mix } from './mix'
import { reach } from './memory'
import { vertexAt } from './vertices'

/**
 * Counts the edges of a mesh exactly: an open-addressed table of 16 bytes an edge, its key, how much more often it
 * is used one way than the other, and how often altogether. Of a mesh too large for the table only every `parts`-th
 * edge by its hash is counted at a time.
 */

/** An edge by the numbers of its vertices, or by their positions. */
export const BY_NUMBER: i32 = 1
export const BY_POSITION: i32 = 2

const MOST_SLOTS: u32 = 1 << 21
const ENTRY: usize = 16
/** Slots for the edges from one vertex to those of higher number: three on average. */
const NEAR: u32 = 4
const TRIES: u32 = 8

let table: usize = 0
let slots: u32 = 0
let filled: u32 = 0
let mode: i32 = 0
let parts: u32 = 1
let part: u32 = 0
/** Of every directed edge by its ends' positions, one way less the other: zero where the surface is closed. */
let balance: u64 = 0

export let openEdges: u32 = 0
export let sharedEdges: u32 = 0
export let edgeCount: u32 = 0
/** Whether the table had room for every edge that it was to count. */
export let counted: bool = false

export function askForEdges(askedMode: i32, askedParts: u32, askedPart: u32): void {
  mode = askedMode
  parts = askedParts
  part = askedPart
}

export function edgeBalance(): u64 {
  return balance
}

/** Lays out the table at `at` or behind, for a closed surface of so many vertices. */
export function openEdgeTable(at: usize, vertexCount: u32): void {
  balance = 0
  filled = 0
  slots = 0
  counted = false
  if (mode === 0) return
  // That many vertices have more edges than the table has room for, so it would be filled in vain.
  if (parts === 1 && vertexCount > MOST_SLOTS / 2) return
  // A closed surface has three edges a vertex; the table is never more than three quarters full.
  const wanted = (<u64>vertexCount * 4) / <u64>parts + 16
  let size: u32 = 64
  while (<u64>size < wanted && size < MOST_SLOTS) size <<= 1
  table = (at + 15) & ~15
  slots = openSlots(size)
  counted = slots > 0
}

function openSlots(size: u32): u32 {
  const bytes = <usize>size * ENTRY
  if (!reach(table + bytes)) return 0
  memory.fill(table, 0, bytes)
  return size
}

/** Twice as many slots: the old ones lie in the way, so they are put behind first. */
function grow(): void {
  const old = slots
  const bytes = <usize>old * ENTRY
  const aside = table + bytes * 2
  if (old >= MOST_SLOTS || !reach(aside + bytes)) {
    counted = false
    slots = 0
    return
  }
  memory.copy(aside, table, bytes)
  slots = openSlots(old * 2)
  for (let i: u32 = 0; i < old; i++) {
    const from = aside + <usize>i * ENTRY
    if (load<u32>(from, 12) !== 0) memory.copy(slotOf(load<u64>(from)), from, ENTRY)
  }
}

/**
 * The slot that holds a key, or the empty one where it belongs. Edges by number begin near those of their neighbours,
 * because most meshes are written so that what is near in space is near in the file; after a few neighbours the search
 * goes on anywhere, so that no order of vertices makes it slow.
 */
function slotOf(key: u64): usize {
  const mask = slots - 1
  let slot = mode === BY_NUMBER ? <u32>(key >> 32) * NEAR + ((<u32>key) & (NEAR - 1)) : <u32>(key >> 32)
  for (let tries: u32 = 0; tries < TRIES; tries++) {
    const at = table + <usize>((slot + tries) & mask) * ENTRY
    if (load<u32>(at, 12) === 0 || load<u64>(at) === key) return at
  }
  slot = <u32>mix(key)
  while (true) {
    const at = table + <usize>(slot & mask) * ENTRY
    if (load<u32>(at, 12) === 0 || load<u64>(at) === key) return at
    slot++
  }
}

function count(key: u64, way: i32): void {
  if (parts > 1 && <u32>(mix(key) & 0xffffffff) % parts !== part) return
  const at = slotOf(key)
  const uses = load<u32>(at, 12)
  if (uses === 0) {
    if (filled * 4 >= slots * 3) {
      grow()
      if (slots > 0) count(key, way)
      return
    }
    filled++
    store<u64>(at, key)
  }
  store<i32>(at, load<i32>(at, 8) + way, 8)
  store<u32>(at, uses + 1, 12)
}

const A: u64 = 0x9e3779b97f4a7c15
const B: u64 = 0xbf58476d1ce4e5b9
const C: u64 = 0x94d049bb133111eb

/** What stands for the position of a vertex. */
function positionOf(vertex: u32): u64 {
  const at = vertexAt(vertex)
  let h = (load<u64>(at) ^ (<u64>load<u32>(at, 8) * A)) * B
  h = (h ^ (h >> 32)) * C
  return h ^ (h >> 29)
}

/** What an edge adds to the balance: as much as it takes away the other way round, and else nothing like any other. */
function weightOf(from: u64, to: u64): u64 {
  const either = (from ^ to) * A
  return (from - to) * (either ^ (either >> 32))
}

function tabulate(a: u32, b: u32, p: u64, q: u64): void {
  // Growing, the table may have come to its end.
  if (slots === 0) return
  if (mode === BY_POSITION) count(mix(p + q), p < q ? 1 : -1)
  else if (a < b) count(((<u64>a) << 32) | (<u64>b), 1)
  else count(((<u64>b) << 32) | (<u64>a), -1)
}

/** The edges of a triangle with three different vertices. */
export function addEdges(a: u32, b: u32, c: u32): void {
  const p = positionOf(a)
  const q = positionOf(b)
  const r = positionOf(c)
  const flat = p === q || q === r || r === p
  // Two edges at one position, or three, cancel each other out.
  if (flat && mode !== BY_NUMBER) return
  balance += weightOf(p, q) + weightOf(q, r) + weightOf(r, p)
  if (slots === 0) return
  tabulate(a, b, p, q)
  tabulate(b, c, q, r)
  tabulate(c, a, r, p)
}

export function closeEdgeTable(): void {
  openEdges = 0
  sharedEdges = 0
  edgeCount = filled
  for (let i: u32 = 0; i < slots; i++) {
    const at = table + <usize>i * ENTRY
    const uses = load<u32>(at, 12)
    if (uses === 0) continue
    if (load<i32>(at, 8) !== 0) openEdges++
    else if (uses > 2) sharedEdges++
  }
}
