import type { Mesh } from '../inspect/geometry/mesh'

/** Closed bodies from a few numbers, in millimetres, standing on z = 0 around the origin, triangles facing outwards. */

const DECIMALS = 1e5
const rounded = (value: number) => Math.round(value * DECIMALS) / DECIMALS + 0

function meshOf(points: readonly (readonly [number, number, number])[], triangles: readonly number[]): Mesh {
  return { vertices: Float64Array.from(points.flat().map(rounded)), triangles: Uint32Array.from(triangles) }
}

export function box(width: number, depth: number, height: number): Mesh {
  const x = width / 2
  const y = depth / 2
  const corners = [0, height].flatMap((z): [number, number, number][] => [
    [-x, -y, z],
    [x, -y, z],
    [x, y, z],
    [-x, y, z],
  ])
  const sides = [0, 1, 2, 3].flatMap((i) => {
    const next = (i + 1) % 4
    return [i, next, next + 4, i, next + 4, i + 4]
  })
  return meshOf(corners, [0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, ...sides])
}

type Ring = { readonly z: number; readonly radiusAt: (angle: number) => number }

/** Rings joined from the first to the last, both ends closed by a fan. Going up, the surface faces outwards. */
function revolved(rings: readonly Ring[], segments: number): Mesh {
  const points: [number, number, number][] = []
  for (const { z, radiusAt } of rings) {
    for (let i = 0; i < segments; i++) {
      const angle = (i / segments) * 2 * Math.PI
      const radius = radiusAt(angle)
      points.push([radius * Math.cos(angle), radius * Math.sin(angle), z])
    }
  }
  const triangles: number[] = []
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    for (let i = 0; i < segments; i++) {
      const a = ring * segments + i
      const b = ring * segments + ((i + 1) % segments)
      triangles.push(a, b, b + segments, a, b + segments, a + segments)
    }
  }
  const first = points.length
  const last = first + 1
  points.push([0, 0, rings[0]?.z ?? 0], [0, 0, rings.at(-1)?.z ?? 0])
  const top = (rings.length - 1) * segments
  for (let i = 0; i < segments; i++) {
    const next = (i + 1) % segments
    triangles.push(first, next, i, last, top + i, top + next)
  }
  return meshOf(points, triangles)
}

export type PlanterShape = {
  readonly height: number
  readonly radius: number
  readonly waves: number
  readonly amplitude: number
  /** Turns of the ripple from foot to rim. */
  readonly twist: number
  readonly wall: number
  readonly segments: number
  readonly layers: number
}

/** A pot whose wall ripples and turns on its way up: outside up, over the rim, inside down to the floor. */
export function ripplePlanter(shape: PlanterShape): Mesh {
  const { height, radius, waves, amplitude, twist, wall, segments, layers } = shape
  const bodyRadius = (t: number) => radius * (0.72 + 0.22 * Math.sin(t * Math.PI * 0.62) + 0.1 * t * t)
  const ripple = (t: number, angle: number) => {
    const fade = Math.min(1, t * 6) * Math.min(1, (1 - t) * 5 + 0.25)
    return amplitude * fade * Math.sin(waves * (angle + twist * 2 * Math.PI * t))
  }
  const ring = (t: number, inset: number): Ring => ({
    z: t * height,
    radiusAt: (angle) => bodyRadius(t) + ripple(t, angle) - inset,
  })
  const outside = Array.from({ length: layers + 1 }, (_, i) => ring(i / layers, 0))
  const floor = wall / height
  const inside = Array.from({ length: layers + 1 }, (_, i) => ring(1 - (i / layers) * (1 - floor), wall))
  return revolved([...outside, ...inside], segments)
}

export type GearShape = {
  readonly teeth: number
  readonly radius: number
  readonly depth: number
  readonly height: number
}

/** A gear with flat-topped teeth, twelve points to a tooth, and a round grip on top. */
export function gear({ teeth, radius, depth, height }: GearShape): Mesh {
  const bevel = 0.6
  const toothed = (inset: number) => (angle: number) =>
    radius + (depth / 2) * Math.max(-1, Math.min(1, Math.sin(angle * teeth) * 2.4)) - inset
  const round = (share: number) => () => radius * share
  return revolved(
    [
      { z: 0, radiusAt: toothed(bevel) },
      { z: bevel, radiusAt: toothed(0) },
      { z: height - bevel, radiusAt: toothed(0) },
      { z: height, radiusAt: toothed(bevel) },
      { z: height, radiusAt: round(0.62) },
      { z: height + 0.8, radiusAt: round(0.58) },
      { z: height * 1.9, radiusAt: round(0.54) },
      { z: height * 1.9 + bevel, radiusAt: round(0.5) },
      { z: height * 1.9 + bevel, radiusAt: round(0.2) },
    ],
    teeth * 12,
  )
}
