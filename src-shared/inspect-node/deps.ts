import { createHash } from 'node:crypto'
import type { InspectDeps } from '../inspect/deps'
import { createMeshEngines } from '../inspect/geometry/mesh-engines'
import { createPartCache } from '../inspect/threemf/part-cache'
import { instantiateMeshModule } from './mesh-module'
import { nativeZip } from './native-zip'

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What the pure inspector needs, from Node. */
export const nodeInspectDeps: InspectDeps = {
  sha256: sha256Hex,
  now: () => performance.now(),
  engines: createMeshEngines(instantiateMeshModule),
  native: nativeZip,
  parts: createPartCache(),
}
