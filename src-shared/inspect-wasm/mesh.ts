import { addEdges, closeEdgeTable, openEdgeTable } from './edges'
import { reach, vertexAt } from './memory'
import { mix3 } from './mix'
import { addToViews, closeViews, openViews } from './views'

/** One mesh while it passes: its vertices are held, its triangles are measured and forgotten. */

export let vertexCount: u32 = 0
export let triangleCount: u32 = 0
/** Six times the volume inside the surface, in cubic units of the file. */
export let volume: f64 = 0

let used: usize = 0
// The first vertex: measured from there, a model far from the origin loses no digits.
let ox: f64 = 0
let oy: f64 = 0
let oz: f64 = 0

export function beginMesh(): void {
  vertexCount = 0
  triangleCount = 0
  volume = 0
}

/** False where there is no memory for one more. */
export function addVertex(x: f64, y: f64, z: f64): bool {
  const at = vertexAt(vertexCount)
  if (!reach(at + 24)) return false
  store<f64>(at, x)
  store<f64>(at, y, 8)
  store<f64>(at, z, 16)
  vertexCount++
  return true
}

/** For vertices that the host has written itself. */
export function holdVertices(count: u32): bool {
  beginMesh()
  vertexCount = count
  return reach(vertexAt(count))
}

/** After the last vertex; false without memory. */
export function beginTriangles(): bool {
  used = vertexAt(vertexCount)
  const bytes = ((<usize>vertexCount + 63) >> 6) << 3
  if (!reach(used + bytes)) return false
  memory.fill(used, 0, bytes)
  if (vertexCount > 0) {
    const first = vertexAt(0)
    ox = load<f64>(first)
    oy = load<f64>(first, 8)
    oz = load<f64>(first, 16)
  }
  openEdgeTable(used + bytes, vertexCount)
  openViews(vertexCount)
  return true
}

function markUsed(index: u32): void {
  const at = used + <usize>(index >> 3)
  const bit: u32 = 1 << (index & 7)
  store<u8>(at, load<u8>(at) | (<u8>bit))
}

/** What stands for a position; 0 and -0 are one. */
function position(vertex: usize): u64 {
  return mix3(
    reinterpret<u64>(load<f64>(vertex) + 0),
    reinterpret<u64>(load<f64>(vertex, 8) + 0),
    reinterpret<u64>(load<f64>(vertex, 16) + 0),
  )
}

/** Three numbers below the count of vertices. */
export function addTriangle(a: u32, b: u32, c: u32): void {
  triangleCount++
  markUsed(a)
  markUsed(b)
  markUsed(c)
  const va = vertexAt(a)
  const vb = vertexAt(b)
  const vc = vertexAt(c)
  const ax = load<f64>(va) - ox
  const ay = load<f64>(va, 8) - oy
  const az = load<f64>(va, 16) - oz
  const bx = load<f64>(vb) - ox
  const by = load<f64>(vb, 8) - oy
  const bz = load<f64>(vb, 16) - oz
  const cx = load<f64>(vc) - ox
  const cy = load<f64>(vc, 8) - oy
  const cz = load<f64>(vc, 16) - oz
  volume += ax * (by * cz - bz * cy) - ay * (bx * cz - bz * cx) + az * (bx * cy - by * cx)
  if (a !== b && b !== c && a !== c) addEdges(a, b, c, position(va), position(vb), position(vc))
  addToViews(va, vb, vc)
}

/** For triangles that the host has written at `from`, three 32-bit numbers each. */
export function addTriangles(from: usize, count: u32): void {
  for (let at = from; at < from + <usize>count * 12; at += 12)
    addTriangle(load<u32>(at), load<u32>(at, 4), load<u32>(at, 8))
}

export function endMesh(): void {
  closeEdgeTable()
  closeViews(vertexCount, used, usedCount() === vertexCount)
}

function usedCount(): u32 {
  let count: u64 = 0
  const end = used + (((<usize>vertexCount + 63) >> 6) << 3)
  for (let at = used; at < end; at += 8) count += popcnt<u64>(load<u64>(at))
  return <u32>count
}
