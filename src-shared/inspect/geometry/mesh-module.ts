/**
 * The WebAssembly of `src-shared/inspect-wasm` as its host sees it: it holds one mesh at a time, and reads the plain
 * shape of a mesh's XML many times faster than any JavaScript.
 */
type Global = { readonly value: number }

/** What the module asks while it reads. Places are lines and bytes from where the mesh began. */
export type MeshImports = {
  /** A number as the schema has it, or NaN. */
  readonly readNumber: (from: number, length: number) => number
  readonly flatTriangle: (line: number, column: number) => void
  readonly knowsProperty: (id: number, line: number, column: number) => boolean
  readonly knowsPrefix: (from: number, length: number) => boolean
}

export type MeshModule = {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly input: Global
  readonly INPUT_BYTES: Global
  readonly prefix: Global
  readonly views: Global
  readonly VIEWS: Global
  readonly VIEW_FLOATS: Global

  readonly askForEdges: (mode: number, parts: number, part: number) => void
  readonly askForViews: (count: number) => void

  readonly beginScan: (lengthOfPrefix: number, mostVertices: number, mostTriangles: number) => void
  readonly scan: (length: number) => number
  readonly carried: Global
  readonly line: Global
  readonly column: () => number

  readonly beginMesh: () => void
  readonly addVertex: (x: number, y: number, z: number) => number
  readonly beginTriangles: () => number
  readonly addTriangles: (from: number, count: number) => void

  readonly endMesh: () => void
  readonly vertexCount: Global
  readonly triangleCount: Global
  readonly edgeBalance: () => bigint
  readonly counted: Global
  readonly openEdges: Global
  readonly sharedEdges: Global
  readonly edgeCount: Global
}

export type InstantiateMeshModule = (imports: MeshImports) => MeshModule
