import type { MeshEngine, ScanStart } from '../geometry/mesh-engine'
import type { MeshFacts } from '../geometry/mesh-facts'
import type { InspectLimits } from '../limits'
import { SNIFF_BYTES, type XmlReader } from '../xml/reader'

/** Leaves the quick reading of a part at the first thing that only the careful one understands. */
export class NotPlainError extends Error {}

/** A mesh whose start tag was just read, and who is told how it goes on. */
export type OpenMesh = {
  readonly start: ScanStart
  readonly tooMany: (what: 'vertices' | 'triangles') => never
  readonly done: (facts: MeshFacts) => void
}

/** What a plain mesh has at most: three numbers and sixteen other attributes a tag, seven elements deep. */
const PLAIN = { xmlAttributes: 19, xmlDepth: 7, xmlTokenChars: 1 << 20 } as const
const GREATER = 0x3e
const LESS = 0x3c

/** Whether the limits are wide enough for what the quick reader does not count. */
export const mayBePlain = (limits: InspectLimits): boolean =>
  limits.xmlAttributes >= PLAIN.xmlAttributes &&
  limits.xmlDepth >= PLAIN.xmlDepth &&
  limits.xmlTokenChars >= PLAIN.xmlTokenChars

/** Whether the tag that ends before `end` may be that of a mesh: it is, or it begins before these bytes. */
function mayEndMeshTag(bytes: Uint8Array, end: number): boolean {
  const start = bytes.lastIndexOf(LESS, end - 1)
  if (start < 0) return true
  let name = ''
  for (let at = start + 1; at < end - 1; at++) {
    const byte = bytes[at] ?? 0
    if (byte <= 0x20) break
    name += String.fromCharCode(byte)
  }
  return name === 'mesh' || name.endsWith(':mesh')
}

/** Up to behind the next tag that may be a mesh's; all of the bytes without one. */
function behindMeshTag(bytes: Uint8Array): number {
  for (let end = bytes.indexOf(GREATER) + 1; end > 0; end = bytes.indexOf(GREATER, end) + 1)
    if (mayEndMeshTag(bytes, end)) return end
  return bytes.length
}

function joined(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(before.length + bytes.length)
  all.set(before)
  all.set(bytes, before.length)
  return all
}

/**
 * Hands a part's bytes to the XML reader, but the inside of each mesh to the engine, which is many times faster.
 * `openMesh` says whether a mesh was begun by what the reader read last.
 */
export function readPlainly(
  reader: XmlReader,
  engine: MeshEngine,
  openMesh: () => OpenMesh | null,
): Pick<XmlReader, 'write' | 'end'> {
  let head: Uint8Array | null = new Uint8Array(0)
  let mesh: OpenMesh | null = null

  /** Gives the bytes behind the part of them that was read. */
  const inMesh = (open: OpenMesh, bytes: Uint8Array): Uint8Array => {
    const answer = engine.scan(bytes)
    if (answer === 'more') return new Uint8Array(0)
    if (answer === 'odd') throw new NotPlainError()
    const { line, column } = engine.place()
    reader.skipped(line, column)
    if (answer !== 'done') return open.tooMany(answer === 'too-many-vertices' ? 'vertices' : 'triangles')
    mesh = null
    open.done(engine.finish())
    return engine.rest()
  }

  const outside = (bytes: Uint8Array): Uint8Array => {
    const end = behindMeshTag(bytes)
    reader.write(bytes.subarray(0, end))
    mesh = openMesh()
    if (mesh !== null) engine.beginScan(mesh.start)
    return bytes.subarray(end)
  }

  const read = (bytes: Uint8Array) => {
    let rest = bytes
    while (rest.length > 0) rest = mesh === null ? outside(rest) : inMesh(mesh, rest)
  }

  const begin = (bytes: Uint8Array) => {
    head = null
    if (!reader.sniff(bytes)) throw new NotPlainError()
    read(bytes)
  }

  return {
    write: (bytes) => {
      if (head === null) return read(bytes)
      head = joined(head, bytes)
      if (head.length >= SNIFF_BYTES) begin(head)
    },
    end: () => {
      if (head !== null) begin(head)
      if (mesh !== null) throw new NotPlainError()
      reader.end()
    },
  }
}
