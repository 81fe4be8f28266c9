import type { InstantiateMeshModule, MeshModule } from '../inspect/geometry/mesh-module'
import { wasm } from '../inspect-wasm/index.ts?assembly'

let compiled: WebAssembly.Module | null = null

/** Compiled once a process, and at the first mesh; each instance has a memory of its own. */
export const instantiateMeshModule: InstantiateMeshModule = (imports) => {
  compiled ??= new WebAssembly.Module(Buffer.from(wasm, 'base64'))
  const { readNumber, flatTriangle, knowsProperty, knowsPrefix } = imports
  const instance = new WebAssembly.Instance(compiled, {
    numbers: { readNumber },
    scan: { flatTriangle, knowsProperty, knowsPrefix },
  })
  return instance.exports as MeshModule
}
