/** What the host may call; `src-shared/inspect/geometry/mesh-engine.ts` says how. */
export { askForEdges, counted, edgeBalance, edgeCount, openEdges, sharedEdges } from './edges'
export { input, INPUT_BYTES, vertices, views, VIEW_FLOATS, VIEWS } from './memory'
export {
  addTriangles,
  beginTriangles,
  endMesh,
  holdVertices,
  triangleCount,
  vertexCount,
  volume,
} from './mesh'
export { beginScan, carried, column, line, prefix, scan } from './scan'
export { askForViews } from './views'
