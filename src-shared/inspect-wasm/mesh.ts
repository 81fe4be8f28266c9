import { addEdges, closeEdgeTable, openEdgeTable } from './edges'
import { reach } from './memory'
import { vertexAt, writeVertex } from './vertices'
import { addToViews, closeViews, openViews } from './views'

/** One mesh while it passes: its vertices are held, its triangles are measured and forgotten. */

export let vertexCount: u32 = 0
export let triangleCount: u32 = 0

let used: usize = 0

export function beginMesh(): void {
  vertexCount = 0
  triangleCount = 0
}

/** False where there is no memory for one more. */
export function addVertex(x: f64, y: f64, z: f64): bool {
  if (!writeVertex(vertexCount, x, y, z)) return false
  vertexCount++
  return true
}

/** After the last vertex; false without memory. */
export function beginTriangles(): bool {
  used = (vertexAt(vertexCount) + 7) & ~7
  const bytes = ((<usize>vertexCount + 63) >> 6) << 3
  if (!reach(used + bytes)) return false
  memory.fill(used, 0, bytes)
  const columnsEnd = openViews(used + bytes, vertexCount)
  if (columnsEnd === 0) return false
  openEdgeTable(columnsEnd, vertexCount)
  return true
}

function markUsed(index: u32): void {
  const at = used + <usize>(index >> 3)
  const bit: u32 = 1 << (index & 7)
  store<u8>(at, load<u8>(at) | (<u8>bit))
}

/** Three numbers below the count of vertices. */
export function addTriangle(a: u32, b: u32, c: u32): void {
  triangleCount++
  markUsed(a)
  markUsed(b)
  markUsed(c)
  if (a !== b && b !== c && a !== c) addEdges(a, b, c)
  addToViews(a, b, c)
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
