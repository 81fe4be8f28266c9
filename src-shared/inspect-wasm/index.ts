/** What the host may call; `src-shared/inspect/geometry/mesh-engine.ts` says how. */
export { askForEdges, counted, edgeBalance, edgeCount, openEdges, sharedEdges } from './edges'
export { input, INPUT_BYTES, views, VIEW_FLOATS, VIEWS } from './memory'
export {
  addTriangles,
  addVertex,
  beginMesh,
  beginTriangles,
  endMesh,
  triangleCount,
  vertexCount,
} from './mesh'
export { beginScan, carried, column, line, prefix, scan } from './scan'
export { askForViews } from './views'
