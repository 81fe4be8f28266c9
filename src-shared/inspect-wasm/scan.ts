import { addTriangle, addVertex, beginMesh, beginTriangles, triangleCount, vertexCount } from './mesh'
import { input, INPUT_BYTES } from './memory'
import { end, indexAt, numberAt } from './numbers'

/**
 * Reads what stands between the tags of a mesh, in the plain shape that slicers and CAD programs write: vertices,
 * then triangles, attributes in any order, blanks. It understands no comments, entities or other elements, and gives
 * way on each of them; so what it does understand, any XML reader reads in the same way.
 */

/** All of it was read up to where more is needed. */
const MORE: i32 = 0
/** The end tag of the mesh is next. */
const DONE: i32 = 1
/** The careful reader must go over this part. */
const ODD: i32 = 2
/** One more than is allowed has just been read. */
const TOO_MANY_VERTICES: i32 = 3
const TOO_MANY_TRIANGLES: i32 = 4

/** A triangle with fewer than three vertices ended here: lines since the start, bytes since the line's start. */
declare function flatTriangle(line: u32, column: i32): void
/** A triangle that ended here names a group of properties; whether there is one. */
declare function knowsProperty(id: u32, line: u32, column: i32): bool
/** Whether an attribute may have this prefix. */
declare function knowsPrefix(from: usize, length: usize): bool

const BEFORE: i32 = 0
const VERTICES: i32 = 1
const BETWEEN: i32 = 2
const TRIANGLES: i32 = 3
const AFTER: i32 = 4

const LINE_FEED: u32 = 0x0a
const RETURN: u32 = 0x0d
const TAB: u32 = 0x09
const BLANK: u32 = 0x20
const QUOTE: u32 = 0x22
const AMPERSAND: u32 = 0x26
const COLON: u32 = 0x3a
const LESS: u32 = 0x3c
const GREATER: u32 = 0x3e
const EQUALS_QUOTE: u32 = 0x223d
const SLASH_GREATER: u32 = 0x3e2f
const LESS_SLASH: u32 = 0x2f3c

// Names as the numbers that their bytes make.
const VERT: u32 = 0x74726576
const EX: u32 = 0x7865
const VERTICES_NAME: u64 = 0x7365636974726576
const TRIANGLE_NAME: u64 = 0x656c676e61697274
const MESH: u32 = 0x6873656d
const PID: u32 = 0x646970
const XMLNS: u64 = 0x736e6c6d78
const FIVE_BYTES: u64 = 0xffffffffff
const V1: u64 = 0x223d317620
const V2: u64 = 0x223d327620
const V3: u64 = 0x223d337620

const MOST_PREFIX: usize = 64
const MOST_OTHERS: i32 = 16
export const prefix = memory.data(64)
/** Where the names of attributes that are passed over begin, and how long they are. */
const others = memory.data(16 * 8)

let prefixLength: usize = 0
let phase: i32 = BEFORE
let mostVertices: u32 = 0
let mostTriangles: u32 = 0
let lastProperty: i64 = -1
/** Bytes at the start of `input` that were read before and not yet understood. */
export let carried: usize = 0
export let line: u32 = 0
let lineStart: isize = 0

/** A mesh begins with the next byte; the host has written the prefix of its tag, colon included. */
export function beginScan(lengthOfPrefix: usize, vertexLimit: u32, triangleLimit: u32): void {
  prefixLength = min(lengthOfPrefix, MOST_PREFIX)
  mostVertices = vertexLimit
  mostTriangles = triangleLimit
  phase = BEFORE
  lastProperty = -1
  carried = 0
  line = 0
  lineStart = <isize>input
  beginMesh()
}

function columnAt(at: usize): i32 {
  return <i32>(<isize>at - lineStart)
}

/** Bytes from the start of the line, or of the mesh where it has but one, up to the end tag. */
export function column(): i32 {
  return columnAt(input)
}

/** Goes over blanks; gives 0 at a lone carriage return, which counts as a line elsewhere. */
function blanks(from: usize): usize {
  let at = from
  while (true) {
    const byte = <u32>load<u8>(at)
    if (byte > BLANK) return at
    if (byte === LINE_FEED) {
      line++
      lineStart = <isize>at + 1
    } else if (byte === RETURN) {
      if (<u32>load<u8>(at, 1) !== LINE_FEED) return 0
    } else if (byte !== BLANK && byte !== TAB) return at
    at++
  }
}

/** Behind the prefix where it stands at `at`, else 0. */
function behindPrefix(at: usize): usize {
  for (let i: usize = 0; i < prefixLength; i++) if (load<u8>(at + i) !== load<u8>(prefix + i)) return 0
  return at + prefixLength
}

/** Takes the bytes at `input`, the carried ones first, and says how it went. */
export function scan(length: usize): i32 {
  const stop = input + length
  let limit = stop
  while (limit > input && <u32>load<u8>(limit - 1) !== GREATER) limit--
  // Every element up to here is whole; a byte that fits nowhere ends whatever would run on.
  const kept = load<u8>(limit)
  store<u8>(limit, 0)
  let at = input
  let answer = MORE
  let lineBefore = line
  let lineStartBefore = lineStart
  while (at < limit) {
    const next = element(at)
    if (next <= <usize>TOO_MANY_TRIANGLES) {
      answer = <i32>next
      break
    }
    at = next
    lineBefore = line
    lineStartBefore = lineStart
  }
  store<u8>(limit, kept)
  if (answer !== MORE && answer !== ODD) at = doneAt
  else {
    line = lineBefore
    lineStart = lineStartBefore
  }
  carried = stop - at
  if (carried > INPUT_BYTES / 2 && answer === MORE) answer = ODD
  memory.copy(input, at, carried)
  lineStart -= <isize>(at - input)
  return answer
}

/** Behind what the answer is about; of the end tag, before it. */
let doneAt: usize = 0

/** Reads one element with the blanks before it; gives the place behind it, or an answer. */
function element(from: usize): usize {
  const at = blanks(from)
  if (at === 0) return ODD
  if (<u32>load<u8>(at) !== LESS) return ODD
  if (phase === VERTICES) {
    const name = behindPrefix(at + 1)
    if (name !== 0 && load<u32>(name) === VERT && <u32>load<u16>(name, 4) === EX) return vertex(name + 6)
    const close = closing(at)
    if (close === 0 || load<u64>(close) !== VERTICES_NAME || <u32>load<u8>(close, 8) !== GREATER) return ODD
    phase = BETWEEN
    return close + 9
  }
  if (phase === TRIANGLES) {
    const name = behindPrefix(at + 1)
    if (name !== 0 && load<u64>(name) === TRIANGLE_NAME) return triangle(name + 8)
    const close = closing(at)
    if (close === 0 || !isTriangles(close)) return ODD
    phase = AFTER
    return close + 10
  }
  if (phase === AFTER) {
    const close = closing(at)
    if (close === 0 || load<u32>(close) !== MESH) return ODD
    doneAt = at
    return DONE
  }
  const name = behindPrefix(at + 1)
  if (name === 0) return ODD
  if (phase === BEFORE) {
    if (load<u64>(name) !== VERTICES_NAME || <u32>load<u8>(name, 8) !== GREATER) return ODD
    phase = VERTICES
    return name + 9
  }
  if (!isTriangles(name) || !beginTriangles()) return ODD
  phase = TRIANGLES
  return name + 10
}

function isTriangles(name: usize): bool {
  return load<u64>(name) === TRIANGLE_NAME && <u32>load<u16>(name, 8) === 0x3e73
}

/** Behind `</` and the prefix, else 0. */
function closing(at: usize): usize {
  return <u32>load<u16>(at) === LESS_SLASH ? behindPrefix(at + 2) : 0
}

function vertex(from: usize): usize {
  let at = from
  let x: f64 = 0
  let y: f64 = 0
  let z: f64 = 0
  let seen: u32 = 0
  while (true) {
    const name = blanks(at)
    if (<u32>load<u16>(name) === SLASH_GREATER) {
      at = name + 2
      break
    }
    if (name === 0 || name === at || <u32>load<u16>(name, 1) !== EQUALS_QUOTE) return ODD
    const axis = <u32>load<u8>(name) - 0x78
    if (axis > 2 || ((seen >> axis) & 1) !== 0) return ODD
    seen |= 1 << axis
    const value = numberAt(name + 3)
    at = end
    if (at === 0) return ODD
    if (axis === 0) x = value
    else if (axis === 1) y = value
    else z = value
  }
  if (seen !== 7) return ODD
  if (vertexCount >= mostVertices) return tooMany(at, TOO_MANY_VERTICES)
  return addVertex(x, y, z) ? at : ODD
}

/** A triangle of three vertices as nearly every writer has it; anything else is looked at as a whole. */
function triangle(from: usize): usize {
  if ((load<u64>(from) & FIVE_BYTES) !== V1) return anyTriangle(from)
  const a = indexAt(from + 5)
  if (end === 0 || (load<u64>(end) & FIVE_BYTES) !== V2) return anyTriangle(from)
  const b = indexAt(end + 5)
  if (end === 0 || (load<u64>(end) & FIVE_BYTES) !== V3) return anyTriangle(from)
  const c = indexAt(end + 5)
  if (end === 0 || <u32>load<u16>(end) !== SLASH_GREATER) return anyTriangle(from)
  const isPlain = max(a, max(b, c)) < vertexCount && a !== b && b !== c && a !== c
  if (!isPlain || triangleCount >= mostTriangles) return anyTriangle(from)
  addTriangle(a, b, c)
  return end + 2
}

function anyTriangle(from: usize): usize {
  let at = from
  let a: u32 = 0
  let b: u32 = 0
  let c: u32 = 0
  let seen: u32 = 0
  let otherCount = 0
  let property: i64 = -1
  while (true) {
    const name = blanks(at)
    if (<u32>load<u16>(name) === SLASH_GREATER) {
      at = name + 2
      break
    }
    if (name === 0 || name === at) return ODD
    const which = <u32>load<u8>(name, 1) - 0x31
    if (<u32>load<u8>(name) === 0x76 && which < 3 && <u32>load<u16>(name, 2) === EQUALS_QUOTE) {
      if (((seen >> which) & 1) !== 0) return ODD
      seen |= 1 << which
      const index = indexAt(name + 4)
      at = end
      if (at === 0 || index >= vertexCount) return ODD
      if (which === 0) a = index
      else if (which === 1) b = index
      else c = index
    } else {
      const behind = behindName(name)
      if (behind === 0 || !isNewName(name, behind - name, otherCount++)) return ODD
      if (behind - name === 3 && (load<u32>(name) & 0xffffff) === PID) {
        property = <i64>indexAt(behind + 2)
        at = end
      } else at = behindValue(behind + 2)
      if (at === 0) return ODD
    }
  }
  if (seen !== 7) return ODD
  if (triangleCount >= mostTriangles) return tooMany(at, TOO_MANY_TRIANGLES)
  if (a === b || b === c || a === c) flatTriangle(line, columnAt(at))
  if (property !== lastProperty && property > 0 && knowsProperty(<u32>property, line, columnAt(at)))
    lastProperty = property
  addTriangle(a, b, c)
  return at
}

function tooMany(at: usize, answer: i32): usize {
  doneAt = at
  return answer
}

/** Behind an attribute's name where `="` follows; 0 for what needs a closer look. */
function behindName(from: usize): usize {
  let at = from
  let colon: usize = 0
  while (true) {
    const byte = <u32>load<u8>(at)
    if (byte === COLON) {
      if (colon !== 0 || at === from) return 0
      colon = at
    } else {
      const letter = (byte | 0x20) - 0x61 < 26 || byte === 0x5f
      const inner = byte - 0x30 < 10 || byte === 0x2d || byte === 0x2e
      if (!letter && (!inner || at === from || at === colon + 1)) break
    }
    at++
  }
  if (at === from || at === colon + 1 || <u32>load<u16>(at) !== EQUALS_QUOTE) return 0
  if (at - from >= 5 && (load<u64>(from) & 0xffffffffff) === XMLNS) return 0
  if (colon !== 0 && !knowsPrefix(from, colon - from)) return 0
  return at
}

/** Notes the name of a further attribute of one element; false where it was there before, or there are too many. */
function isNewName(from: usize, length: usize, count: i32): bool {
  if (count >= MOST_OTHERS) return false
  for (let i = 0; i < count; i++) {
    const at = others + <usize>i * 8
    if (load<u32>(at, 4) === <u32>length && memory.compare(load<u32>(at), from, length) === 0) return false
  }
  const at = others + <usize>count * 8
  store<u32>(at, <u32>from)
  store<u32>(at, <u32>length, 4)
  return true
}

/** Behind the closing quote of a value that is passed over; 0 for what a reader of XML would take for more than text. */
function behindValue(from: usize): usize {
  let at = from
  while (true) {
    const byte = <u32>load<u8>(at)
    if (byte === QUOTE) return at + 1
    if (byte < BLANK || byte > 0x7e || byte === LESS || byte === AMPERSAND) return 0
    at++
  }
}
