import type { MeshEngines } from './geometry/mesh-engines'
import type { PartCache } from './threemf/part-cache'
import type { NativeZip } from './zip/unpack'

/** What the pure inspector asks of its host. */
export type InspectDeps = {
  /** SHA-256 as 64 lower-case hex digits. */
  readonly sha256: (bytes: Uint8Array) => string | Promise<string>
  /** A steady clock in milliseconds; only differences are used, to stop what takes too long. */
  readonly now: () => number
  /** What reads and measures meshes. */
  readonly engines: MeshEngines
  /** For the large parts of archives; null where jszip is to read them as well. */
  readonly native: NativeZip | null
  /** Large model parts that this process has read before; null where each is to be read anew. */
  readonly parts: PartCache | null
}
