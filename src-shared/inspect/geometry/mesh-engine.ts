import { stop } from '../fault'
import { strictNumber } from '../numbers'
import { decodeLatin1 } from '../text/decode'
import type { Mesh } from './mesh'
import type { EdgeRequest, MeshFacts, MeshRequest, PlacedFacts, Placement, Point } from './mesh-facts'
import type { InstantiateMeshModule, MeshModule } from './mesh-module'
import { surfaceOfSums, type Surface } from './sketch/surface'
import { identity } from './transform'

/** How the bytes that were handed over ended. */
export type ScanAnswer = 'more' | 'done' | 'odd' | 'too-many-vertices' | 'too-many-triangles'

/** What a reader of plain meshes asks and tells. Lines count from 0 where the mesh began. */
export type ScanHost = {
  readonly flatTriangle: (line: number, column: number) => void
  readonly knowsProperty: (id: number, line: number, column: number) => boolean
  readonly knowsPrefix: (prefix: string) => boolean
}

export type ScanStart = {
  /** Of the mesh's tag, with its colon; empty without one. */
  readonly prefix: string
  readonly request: MeshRequest
  readonly mostVertices: number
  readonly mostTriangles: number
  readonly host: ScanHost
}

/** Measures one mesh at a time. */
export type MeshEngine = {
  /** A mesh's XML follows, from behind its start tag. */
  readonly beginScan: (start: ScanStart) => void
  readonly scan: (bytes: Uint8Array) => ScanAnswer
  /** After `done`: the bytes from the end tag on, of those that were handed over. */
  readonly rest: () => Uint8Array
  /** Lines gone over so far, and bytes since the last line began, or since the start. */
  readonly place: () => { readonly line: number; readonly column: number }
  /** The facts of the mesh that was scanned. */
  readonly finish: () => MeshFacts
  /** The facts of a mesh that is held. */
  readonly measure: (mesh: Mesh, request: MeshRequest) => MeshFacts
  /** Bytes of memory that it holds on to. */
  readonly held: () => number
}

const answers: readonly ScanAnswer[] = ['more', 'done', 'odd', 'too-many-vertices', 'too-many-triangles']
const MOST_PREFIX = 64
const PIECE_TRIANGLES = 40_000
/** Places of a placement's numbers (`src-shared/inspect-wasm/views.ts`). */
const at = {
  origin: 12,
  hash: 15,
  ownLow: 16,
  low: 17,
  high: 20,
  usedLow: 23,
  usedHigh: 26,
  sums: 29,
  surfaceAsked: 32,
  column: 33,
  surface: 34,
  /** Of the mesh as it is: six times its volume. */
  volume: 83,
} as const

const asItIs: Placement = { transform: identity, origin: null, hash: false, surface: true }
/** From the numbers of one surface (`src-shared/inspect-wasm/surface.ts`). */
const surfaceIn = (floats: Float64Array): Surface | null =>
  surfaceOfSums(floats.subarray(4), [floats[1] ?? 0, floats[2] ?? 0, floats[3] ?? 0])

const noHost: ScanHost = { flatTriangle: () => {}, knowsProperty: () => false, knowsPrefix: () => false }

export function createMeshEngine(instantiate: InstantiateMeshModule): MeshEngine {
  let host = noHost
  let request: MeshRequest = { edges: null, placements: [] }
  let rest = new Uint8Array(0)
  let module: MeshModule | null = null

  const open = (): MeshModule => {
    module ??= instantiate({
      readNumber: (from, length) => strictNumber(decodeLatin1(bytesAt(from, length))) ?? NaN,
      flatTriangle: (line, column) => host.flatTriangle(line, column),
      knowsProperty: (id, line, column) => host.knowsProperty(id, line, column),
      knowsPrefix: (from, length) => host.knowsPrefix(decodeLatin1(bytesAt(from, length))),
    })
    return module
  }
  const bytesAt = (from: number, length: number) => new Uint8Array(open().memory.buffer, from, length)
  /** The mesh as it is comes first, then as the build places it. */
  const asked = (): readonly Placement[] => [asItIs, ...request.placements]

  const ask = (next: MeshRequest) => {
    request = next
    const { memory, views, VIEWS, VIEW_FLOATS, askForEdges, askForViews } = open()
    const { edges } = request
    askForEdges(edges === null ? 0 : edges.by === 'number' ? 1 : 2, edges?.parts ?? 1, edges?.part ?? 0)
    const placements = asked()
    if (placements.length > VIEWS.value) throw new Error('more placements than the module has room for')
    askForViews(placements.length)
    const floats = new Float64Array(memory.buffer, views.value, placements.length * VIEW_FLOATS.value)
    for (const [index, { transform, origin, hash, surface }] of placements.entries()) {
      const fields = [...transform, ...(origin ?? [0, 0, 0]), hash ? 1 : 0, origin === null ? 1 : 0]
      const view = index * VIEW_FLOATS.value
      floats.set(fields, view)
      floats[view + at.surfaceAsked] = surface ? 1 : 0
    }
  }

  const floatsOf = (index: number) => {
    const { memory, views, VIEW_FLOATS } = open()
    return new Float64Array(memory.buffer, views.value + index * VIEW_FLOATS.value * 8, VIEW_FLOATS.value)
  }

  const placedFacts = ({ transform, hash, surface }: Placement, index: number): PlacedFacts => {
    const floats = floatsOf(index)
    const sums = new BigUint64Array(floats.buffer, floats.byteOffset + at.sums * 8, 3)
    const point = (field: number): Point => [
      floats[field] ?? 0,
      floats[field + 1] ?? 0,
      floats[field + 2] ?? 0,
    ]
    return {
      transform,
      origin: point(at.origin),
      low: point(at.low),
      high: point(at.high),
      usedLow: point(at.usedLow),
      usedHigh: point(at.usedHigh),
      surface: surface ? surfaceIn(floats.subarray(at.surface)) : undefined,
      hash:
        hash && floats[at.column] !== 0
          ? { first: sums[0] ?? 0n, second: sums[1] ?? 0n, triangles: sums[2] ?? 0n }
          : null,
    }
  }

  const tally = (edges: EdgeRequest) => {
    const { counted, openEdges, sharedEdges, edgeCount } = open()
    const topology = { openEdges: openEdges.value, sharedEdges: sharedEdges.value, edges: edgeCount.value }
    return { ...edges, topology: counted.value === 0 ? null : topology }
  }

  const finish = (): MeshFacts => {
    const { endMesh, vertexCount, triangleCount, edgeBalance } = open()
    endMesh()
    const [own, ...placed] = asked().map(placedFacts)
    if (own === undefined) throw new Error('the box of the mesh is always asked for')
    return {
      vertices: vertexCount.value,
      triangles: triangleCount.value,
      low: own.low,
      high: own.high,
      volume: (floatsOf(0)[at.volume] ?? 0) / 6,
      closed: edgeBalance() === 0n,
      edges: request.edges === null ? null : tally(request.edges),
      surface: own.surface ?? null,
      placed,
    }
  }

  const scanPiece = (piece: Uint8Array): ScanAnswer => {
    const { carried, input, scan } = open()
    bytesAt(input.value + carried.value, piece.length).set(piece)
    return answers[scan(carried.value + piece.length)] ?? 'odd'
  }

  return {
    beginScan: ({ prefix, request: next, mostVertices, mostTriangles, host: asking }) => {
      host = asking
      ask(next)
      const { prefix: place, beginScan } = open()
      const bytes = bytesAt(place.value, Math.min(prefix.length, MOST_PREFIX))
      for (let i = 0; i < bytes.length; i++) bytes[i] = prefix.charCodeAt(i)
      beginScan(bytes.length, mostVertices, mostTriangles)
    },
    scan: (bytes) => {
      const { INPUT_BYTES } = open()
      const most = INPUT_BYTES.value / 2
      for (let from = 0; from < bytes.length; from += most) {
        const answer = scanPiece(bytes.subarray(from, from + most))
        if (answer === 'done') {
          const { carried, input } = open()
          const behind = bytes.subarray(from + most)
          rest = new Uint8Array(carried.value + behind.length)
          rest.set(bytesAt(input.value, carried.value))
          rest.set(behind, carried.value)
        }
        if (answer !== 'more') return answer
      }
      return 'more'
    },
    rest: () => rest,
    place: () => {
      const { line, column } = open()
      return { line: line.value, column: column() }
    },
    finish,
    measure: ({ vertices, triangles }, next) => {
      host = noHost
      ask(next)
      const { memory, input, beginMesh, addVertex, beginTriangles, addTriangles } = open()
      const noRoom = () => stop('model-too-large', null, null, { what: 'vertices' })
      beginMesh()
      for (let i = 0; i < vertices.length; i += 3)
        if (addVertex(vertices[i] ?? 0, vertices[i + 1] ?? 0, vertices[i + 2] ?? 0) === 0) return noRoom()
      if (beginTriangles() === 0) return noRoom()
      for (let from = 0; from < triangles.length; from += PIECE_TRIANGLES * 3) {
        const piece = triangles.subarray(from, from + PIECE_TRIANGLES * 3)
        new Uint32Array(memory.buffer, input.value, piece.length).set(piece)
        addTriangles(input.value, piece.length / 3)
      }
      return finish()
    },
    held: () => module?.memory.buffer.byteLength ?? 0,
  }
}
