import { createHash } from 'node:crypto'
import type { ScrubDeps } from '../inspect/deps'

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What the pure inspector needs, from Node. */
export const nodeInspectDeps: ScrubDeps = {
  sha256: sha256Hex,
  md5: (bytes) => createHash('md5').update(bytes).digest('hex'),
  now: () => performance.now(),
}
