import type { InspectDeps } from '../deps'
import { encodeUtf8 } from '../text/decode'
import type { GeometrySums, Point } from './mesh-facts'

/** One mesh of a body, hashed from the body's lowest corner. */
export type BodySums = { readonly low: Point; readonly high: Point; readonly sums: readonly GeometrySums[] }

const PER_MM = 1000
const OFFSET = 0.35
const VERSION = 'firstlayer geometry 2\n'
const WORD = 1n << 64n

const hex = (value: bigint) => (value % WORD).toString(16).padStart(16, '0')

/**
 * What of one body is hashed: its size in micrometres, how many triangles have an area, and the sums of their hashes
 * modulo 2^64, which no order of triangles or vertices changes. Null when no triangle has an area.
 */
export function canonicalBody({ low, high, sums }: BodySums): string | null {
  const triangles = sums.reduce((sum, one) => sum + one.triangles, 0n)
  if (triangles === 0n) return null
  const size = [0, 1, 2].map((axis) => Math.floor(((high[axis] ?? 0) - (low[axis] ?? 0)) * PER_MM + OFFSET))
  const first = sums.reduce((sum, one) => sum + one.first, 0n)
  const second = sums.reduce((sum, one) => sum + one.second, 0n)
  return `${size.join(' ')} ${triangles} ${hex(first)} ${hex(second)}`
}

/**
 * One hash for the bodies of a build. It does not see order, winding, where a body stands, how often it is placed,
 * metadata or settings; docs/inspector.md says what that leaves out.
 */
export async function fingerprintOf(
  bodies: readonly string[],
  sha256: InspectDeps['sha256'],
): Promise<string | null> {
  if (bodies.length === 0) return null
  return sha256(encodeUtf8(VERSION + [...new Set(bodies)].sort().join('\n')))
}
