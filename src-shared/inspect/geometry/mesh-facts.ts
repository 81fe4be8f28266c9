import type { Topology } from './mesh'
import type { Surface } from './sketch/surface'
import type { Transform } from './transform'

export type Point = readonly [number, number, number]

/** What is asked about one mesh while it passes. */
export type MeshRequest = {
  readonly edges: EdgeRequest | null
  readonly placements: readonly Placement[]
}

/** Edges by the numbers of their vertices or by their positions; of large meshes a part of them at a time. */
export type EdgeRequest = {
  readonly by: 'number' | 'position'
  readonly parts: number
  readonly part: number
}

/** How the build places a mesh; millimetres. */
export type Placement = {
  readonly transform: Transform
  /** From where positions are measured for the hash; null for the mesh's own lowest corner. */
  readonly origin: Point | null
  readonly hash: boolean
  readonly surface: boolean
}

/** What a mesh is, whatever its XML looks like: counts, and sums over triangles that were not kept. */
export type MeshFacts = {
  readonly vertices: number
  readonly triangles: number
  /** The box of all vertices, in the file's unit; not finite without any. */
  readonly low: Point
  readonly high: Point
  /** In cubic units of the file, positive where triangles face outwards. */
  readonly volume: number
  /** Whether every edge, by the positions of its ends, is used as often one way as the other. */
  readonly closed: boolean
  readonly edges: EdgeTally | null
  /** In the file's unit; null where no triangle has an area. */
  readonly surface: Surface | null
  readonly placed: readonly PlacedFacts[]
}

export type EdgeTally = EdgeRequest & {
  /** Null where there were too many edges to count them in one go. */
  readonly topology: Topology | null
}

export type PlacedFacts = {
  readonly transform: Transform
  readonly origin: Point
  /** The box of all vertices, in millimetres. */
  readonly low: Point
  readonly high: Point
  /** The box of the vertices that triangles use. */
  readonly usedLow: Point
  readonly usedHigh: Point
  /** Null where it was not asked for, or where there was no room for it beside the others. */
  readonly hash: GeometrySums | null
  /** Undefined where it was not asked for, null where no triangle has an area. */
  readonly surface: Surface | null | undefined
}

/** Hashes of all triangles that have an area once rounded to micrometres, added up (docs/inspector.md). */
export type GeometrySums = { readonly first: bigint; readonly second: bigint; readonly triangles: bigint }
