import { reach, vertices } from './memory'

/**
 * The vertices of a mesh in the file's unit, 20 bytes each: x, y and z as 32-bit floats, which is how slicers hold them,
 * and 8 bytes that first hold what those lost of the file's numbers, 21 bits each, and then, once the vertex was rounded
 * from all of its digits, what stands for it.
 */
export const VERTEX: usize = 20
const REST: usize = 12

const REST_BITS: u64 = 21
const REST_MASK: u64 = (1 << REST_BITS) - 1
/** What is dropped of a 32-bit float to hold it in 21: sign and exponent stay, and 12 binary digits. */
const DROPPED: u32 = 11

export function vertexAt(index: u32): usize {
  return vertices + <usize>index * VERTEX
}

function restOf(value: f64, held: f32): u64 {
  return <u64>(reinterpret<u32>(<f32>(value - <f64>held)) >> DROPPED)
}

function withRest(held: f32, rest: u64): f64 {
  return <f64>held + <f64>reinterpret<f32>((<u32>(rest & REST_MASK)) << DROPPED)
}

/** Writes the vertex of this number; false where there is no memory for it. */
export function writeVertex(index: u32, x: f64, y: f64, z: f64): bool {
  const at = vertexAt(index)
  if (!reach(at + VERTEX)) return false
  // -0 becomes 0, so that equal positions have equal bits.
  const heldX = <f32>x + 0
  const heldY = <f32>y + 0
  const heldZ = <f32>z + 0
  store<f32>(at, heldX)
  store<f32>(at, heldY, 4)
  store<f32>(at, heldZ, 8)
  const rest = restOf(x, heldX) | (restOf(y, heldY) << REST_BITS) | (restOf(z, heldZ) << (2 * REST_BITS))
  store<u64>(at, rest, REST)
  return true
}

/** With all of its digits, before `setHash`. */
export function fullX(at: usize): f64 {
  return withRest(load<f32>(at), load<u64>(at, REST))
}

export function fullY(at: usize): f64 {
  return withRest(load<f32>(at, 4), load<u64>(at, REST) >> REST_BITS)
}

export function fullZ(at: usize): f64 {
  return withRest(load<f32>(at, 8), load<u64>(at, REST) >> (2 * REST_BITS))
}

export function setHash(at: usize, hash: u64): void {
  store<u64>(at, hash, REST)
}

/** After `setHash`. */
export function hashOf(at: usize): u64 {
  return load<u64>(at, REST)
}
