import { createMeshEngine, type MeshEngine } from './mesh-engine'
import type { InstantiateMeshModule } from './mesh-module'

/** Lends out mesh engines: each to one reader at a time, and the same one again, whose memory is then at hand. */
export type MeshEngines = {
  readonly use: <T>(work: (engine: MeshEngine) => Promise<T>) => Promise<T>
}

/** What a mesh of five million triangles takes; an engine that has grown larger is let go. */
const KEPT_BYTES = 64 * 1024 * 1024

export function createMeshEngines(instantiate: InstantiateMeshModule): MeshEngines {
  let idle: MeshEngine | null = null
  return {
    use: async (work) => {
      const engine = idle ?? createMeshEngine(instantiate)
      idle = null
      try {
        return await work(engine)
      } finally {
        if (engine.held() <= KEPT_BYTES) idle = engine
      }
    },
  }
}
